const RESERVED = /(?:^|\.)(?:invalid|test|example|onion)\.?$/i

/** True for names that can never resolve on the public internet (RFC 6761, RFC 7686). */
export const isReservedName = (hostname: string): boolean => RESERVED.test(hostname)
