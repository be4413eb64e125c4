import type { Metadata } from 'next'

import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'

import { importMap } from '../importMap.js'

type Args = { params: Promise<{ segments: string[] }>; searchParams: Promise<Record<string, string | string[]>> }

/** Title and description of the admin page at this address. */
export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> => generatePageMetadata({ config, params, searchParams })

/** The admin: Payload chooses the view by the address. */
const Page = ({ params, searchParams }: Args) => RootPage({ config, importMap, params, searchParams })

export default Page
