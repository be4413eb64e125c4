import { ROLE_LABELS, ROLES } from '../shared/roles.ts'
import { initialPassword } from './initialPassword.ts'
import { add, type Log, type SeedContext } from './seedContext.ts'

/** Who the demonstration's texts and columns belong to, by id. */
export type SeedPeople = { editors: readonly [string, string]; reviewers: readonly [string, string] }

type Account = { name: string; role: (typeof ROLES)[number] }

/** One account per role but the administrator's, and a second editor and reviewer: two levels of review need two persons. */
const ACCOUNTS: ReadonlyMap<string, Account> = new Map([
  ...ROLES.filter((role) => role !== 'admin').map((role): [string, Account] => [role, { name: `${ROLE_LABELS[role].zh}（演示）`, role }]),
  ['editor2', { name: '内容编辑乙（演示）', role: 'editor' }],
  ['reviewer2', { name: '审核乙（演示）', role: 'reviewer' }],
])

/** The accounts of the demonstration, `<name>@example.com`; the centre's user belongs to the first centre. */
export const seedAccounts = async (context: SeedContext, { center, log }: { center: string; log: Log }): Promise<SeedPeople> => {
  const { DEMO_PASSWORD } = context.env
  const password = DEMO_PASSWORD ?? initialPassword()
  const ids = new Map<string, string>()
  for (const [account, { name, role }] of ACCOUNTS) {
    const data = { demo: true, department: '演示部门', email: `${account}@example.com`, name, password, roles: [role] }
    ids.set(account, await add(context, { collection: 'users', data: role === 'center' ? { ...data, center } : data }))
  }
  log(`演示账号：${[...ids.keys()].map((account) => `${account}@example.com`).join('、')}`)
  log(`演示账号密码：${DEMO_PASSWORD ? '见 DEMO_PASSWORD' : `${password}（只显示这一次）`}`)
  const idOf = (account: string): string => ids.get(account) ?? ''
  return { editors: [idOf('editor'), idOf('editor2')], reviewers: [idOf('reviewer'), idOf('reviewer2')] }
}
