const RESERVED = /(?:^|\.)(?:invalid|test|example|onion)\.?$/i
/** What no name server is asked for: RFC 1123 letters, digits and hyphens, underscores as found, are all there is after IDNA. */
const IMPOSSIBLE = /[^\w.-]|\.\.|[^.]{64}/

/** True for names that can never resolve on the public internet (RFC 6761, RFC 7686, RFC 1123). */
export const isReservedName = (hostname: string): boolean => RESERVED.test(hostname) || IMPOSSIBLE.test(hostname)
