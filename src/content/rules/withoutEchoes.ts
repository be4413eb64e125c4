import type { ContentFinding } from '../finding.ts'

/** Links that are wrong in themselves: what their words say of the target no longer matters. */
const WRONG_LINKS = ['hidden-link', 'link-local-address', 'link-malformed', 'link-dead-target', 'link-internal', 'link-broken', 'link-empty', 'link-mismatch', 'link-bare-url', 'link-text-meaningless']

/** What a rule already says when it tells of an element, by the beginnings of the ids of those that would say it again. */
const ECHOES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(WRONG_LINKS.map((rule) => [rule, ['link-file-unnamed']])),
  'foreign-embed': ['html/'],
  'foreign-markup': ['html/'],
  'hidden-link': ['link-', 'inline-style'],
  'image-alt': ['html/'],
  'inline-style': ['html/'],
  'link-empty': ['link-bare-url', 'link-dead-target', 'link-file-unnamed', 'link-text-meaningless'],
  'link-local-address': ['link-broken', 'link-internal', 'link-file-unnamed'],
  'link-malformed': ['link-broken', 'link-dead-target', 'link-internal', 'link-file-unnamed'],
  'link-mismatch': ['link-bare-url', 'link-file-unnamed'],
}

const elementOf = ({ column, field, line, nodePath }: ContentFinding): string => `${field} ${nodePath} ${line} ${column}`

/** A planted link is told as that; its words need no correcting. */
const isPlantedWord = ({ line, rule, text }: ContentFinding, planted: readonly ContentFinding[]): boolean =>
  rule === 'word-sensitive' && planted.some((link) => link.line === line && link.text.includes(text))

/** One fault of an element is told once: the finding that names its cause stays, those that follow from it go. */
export const withoutEchoes = (findings: readonly ContentFinding[]): ContentFinding[] => {
  const planted = findings.filter(({ rule }) => rule === 'hidden-link' || rule === 'link-forbidden-words')
  const silenced = new Map<string, string[]>()
  for (const finding of findings) {
    const echoes = ECHOES[finding.rule]
    if (echoes) silenced.set(elementOf(finding), [...(silenced.get(elementOf(finding)) ?? []), ...echoes])
  }
  const isEcho = (finding: ContentFinding): boolean => (silenced.get(elementOf(finding)) ?? []).some((echo) => finding.rule.startsWith(echo))
  return findings.filter((finding) => !isEcho(finding) && !isPlantedWord(finding, planted))
}
