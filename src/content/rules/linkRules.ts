import { foreignEmbed } from './foreign-embed.ts'
import { hiddenLink } from './hidden-link.ts'
import { linkBareUrl } from './link-bare-url.ts'
import { linkBroken } from './link-broken.ts'
import { linkDeadTarget } from './link-dead-target.ts'
import { linkEmpty } from './link-empty.ts'
import { linkFileUnnamed } from './link-file-unnamed.ts'
import { linkForbiddenWords } from './link-forbidden-words.ts'
import { linkInternal } from './link-internal.ts'
import { linkLocalAddress } from './link-local-address.ts'
import { linkMalformed } from './link-malformed.ts'
import { linkMismatch } from './link-mismatch.ts'
import { linkTextMeaningless } from './link-text-meaningless.ts'
import type { Rule } from './rule.ts'

/** Where links lead, what they say, and what is embedded. */
export const linkRules: readonly Rule[] = [
  linkInternal, linkBroken, linkMalformed, linkLocalAddress, linkDeadTarget,
  linkEmpty, linkTextMeaningless, linkBareUrl, linkMismatch, linkFileUnnamed,
  hiddenLink, linkForbiddenWords, foreignEmbed,
]
