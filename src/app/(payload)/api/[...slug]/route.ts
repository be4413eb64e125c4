import config from '@payload-config'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { getPayload } from 'payload'

type Context = { params: Promise<{ slug?: string[] }> }

const rest = REST_GET(config)

/** The map of permissions tells a stranger the whole model: only accounts may read it. */
const isAnonymousAccess = async (request: Request, { params }: Context): Promise<boolean> => {
  const { slug } = await params
  if (slug?.length !== 1 || slug[0] !== 'access') return false
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: request.headers })
  return user === null
}

/** Reads of Payload's REST interface; `/api/access` answers 401 without a session. */
export const GET = async (request: Request, context: Context): Promise<Response> => {
  if (await isAnonymousAccess(request, context)) return Response.json({ errors: [{ message: '请先登录。' }] }, { status: 401 })
  return rest(request, context)
}

export const POST = REST_POST(config)
export const DELETE = REST_DELETE(config)
export const PATCH = REST_PATCH(config)
export const PUT = REST_PUT(config)
export const OPTIONS = REST_OPTIONS(config)
