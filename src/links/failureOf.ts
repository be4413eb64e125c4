import type { FailureCode } from './trace.ts'

const EXACT: Record<string, FailureCode> = {
  ADDRESS_FORBIDDEN: 'address-forbidden',
  ENOTFOUND: 'dns',
  ENODATA: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  EAI_AGAIN: 'dns-temporary',
  EAI_FAIL: 'dns-temporary',
  ETIMEOUT: 'dns-temporary',
  ESERVFAIL: 'dns-temporary',
  ENETUNREACH: 'dns-temporary',
  ENETDOWN: 'dns-temporary',
  ECONNREFUSED: 'connect',
  EHOSTUNREACH: 'connect',
  EHOSTDOWN: 'connect',
  EADDRNOTAVAIL: 'connect',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  DEADLINE: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  EPROTO: 'tls',
  UND_ERR_INVALID_ARG: 'url-malformed',
}
const TLS = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/

/** What an error code of the network layer means for a link; what is unknown is a fault of the protocol. */
export const failureOf = (code: string): FailureCode => EXACT[code] ?? (TLS.test(code) ? 'tls' : 'protocol')
