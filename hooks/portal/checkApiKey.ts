import { APIError, type CollectionBeforeValidateHook } from 'payload'

const SHORTEST = 32

/** Refuses an API key that could be guessed: one shorter than 32 characters or of fewer than 8 different ones. */
export const checkApiKey = (): CollectionBeforeValidateHook => ({ data }) => {
  const key: unknown = data?.['apiKey']
  if (typeof key !== 'string' || key === '') return data
  if (key.length < SHORTEST || new Set(key).size < 8) throw new APIError(`接口密钥至少 ${SHORTEST} 个字符，请用“生成”按钮产生。`, 400, { code: 'INPUT_INVALID' }, true)
  return data
}
