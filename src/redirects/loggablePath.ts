import { normalisePath } from './normalisePath.ts'

const LONGEST = 300

/** What scanners ask every site for. Old portals ran on JSP, ASP and PHP, so an ending alone says nothing. */
const PROBES =
  /^\/(?:(?:[^/]+\/)?wp-(?:login|admin|content|includes|json|config)|xmlrpc\.php|wordpress\b|phpmyadmin|pma\b|adminer|cgi-bin\b|boaform|hnap1|solr\b|actuator|telescope|_ignition|vendor\/|owa\b|autodiscover|remote\/|\+cscoe\+|manager\/html|jenkins|druid\b|nacos\b|geoserver|console\b|login\.action)|\/\.(?!well-known)[^/]|\/(?:eval-stdin|shell|cmd|webshell|c99|r57|alfa\w*|config\.(?:json|ya?ml|php))\b|\.(?:env|git|svn|sql|bak|swp|old|tar|gz|pem|key|ini|log)(?:$|\/)|%00|\.\.%2f/i

const PERSONAL: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // Numbers of identity cards, telephones, bank cards; dates (8 digits) and article ids stay readable.
  /\d{17}[\dXx]|\d{11,}/g,
  // Tokens: long runs without a break between words.
  /(?=[A-Za-z]*\d)[A-Za-z0-9_=]{32,}/g,
]

/**
 * The path under which a miss is logged: normalised, without its query, with what may be personal or secret (mail addresses,
 * long numbers, tokens) shown as `*`. `null` for what scanners probe every site for, and for paths over 300 characters.
 * @param requested as the visitor asked for it
 */
export const loggablePath = (requested: string): null | string => {
  const path = normalisePath(requested)
  if (path.length > LONGEST || PROBES.test(path) || PROBES.test(requested)) return null
  return PERSONAL.reduce((shown, pattern) => shown.replace(pattern, '*'), path)
}
