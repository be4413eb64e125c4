import { ROLE_LABELS, ROLES } from '../shared/roles.ts'
import { initialPassword } from './initialPassword.ts'
import { add, type Log, type SeedContext } from './seedContext.ts'

/** One account per role but the administrator's, `<role>@example.com`; the centre's user belongs to the first centre. */
export const seedAccounts = async (context: SeedContext, { center, log }: { center: string; log: Log }): Promise<void> => {
  const { DEMO_PASSWORD } = context.env
  const password = DEMO_PASSWORD ?? initialPassword()
  const emails: string[] = []
  for (const role of ROLES.filter((name) => name !== 'admin')) {
    const email = `${role}@example.com`
    const data = { demo: true, department: '演示部门', email, name: `${ROLE_LABELS[role].zh}（演示）`, password, roles: [role] }
    await add(context, { collection: 'users', data: role === 'center' ? { ...data, center } : data })
    emails.push(email)
  }
  log(`演示账号：${emails.join('、')}`)
  log(`演示账号密码：${DEMO_PASSWORD ? '见 DEMO_PASSWORD' : `${password}（只显示这一次）`}`)
}
