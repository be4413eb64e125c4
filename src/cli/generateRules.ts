import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { ATTACHMENT_RULES } from '../content/rules/attachmentRules.ts'
import { RULE_GROUPS } from '../content/rules/checkRules.ts'
import { rulesPage } from '../content/rules/rulesPage.ts'

const page = path.resolve(import.meta.dirname, '../../docs/rules.md')

writeFileSync(page, rulesPage({ attachments: ATTACHMENT_RULES, documents: RULE_GROUPS }))
console.log(`已写入 ${page}`)
