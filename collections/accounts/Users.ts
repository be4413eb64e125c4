import { APIError, type CollectionConfig } from 'payload'

import { checkPassword } from '../../hooks/portal/checkPassword.ts'
import { dropSessions } from '../../hooks/portal/dropSessions.ts'
import { ROLE_LABELS, ROLES } from '../../src/shared/roles.ts'
import { fieldForRoles, forRoles, hasRole, nobody } from '../access/roles.ts'
import { demoField } from '../fields/demoField.ts'
import { label } from '../fields/label.ts'
import { systemFields } from '../fields/systemField.ts'

const adminOnly = { create: fieldForRoles('admin'), update: fieldForRoles('admin') }

/** 账号：管理员管理，本人可改姓名和密码。 */
export const Users: CollectionConfig = {
  slug: 'users',
  access: {
    admin: ({ req }) => hasRole(req.user, ...ROLES),
    create: forRoles('admin'),
    delete: forRoles('admin'),
    read: ({ req }) => hasRole(req.user, 'admin', 'auditor') || (hasRole(req.user, ...ROLES) && req.user ? { id: { equals: req.user.id } } : false),
    readVersions: nobody,
    unlock: forRoles('admin'),
    update: ({ req }) => hasRole(req.user, 'admin') || (hasRole(req.user, ...ROLES) && req.user ? { id: { equals: req.user.id } } : false),
  },
  admin: { defaultColumns: ['email', 'name', 'roles', 'disabled'], group: label('账号', 'Accounts'), useAsTitle: 'name' },
  auth: {
    cookies: { sameSite: 'Strict' }, depth: 0, lockTime: 600_000, maxLoginAttempts: 5, tokenExpiration: 28_800, useSessions: true,
  },
  fields: [
    { name: 'email', type: 'email', access: adminOnly, label: label('邮箱', 'E-mail'), required: true, unique: true },
    { name: 'name', type: 'text', label: label('姓名', 'Name'), required: true },
    { name: 'department', type: 'text', access: adminOnly, label: label('部门', 'Department') },
    {
      name: 'roles', type: 'select', access: adminOnly, hasMany: true, label: label('角色', 'Roles'), required: true,
      options: ROLES.map((role) => ({ label: ROLE_LABELS[role], value: role })),
    },
    { name: 'center', type: 'relationship', access: adminOnly, label: label('所属中心', 'Centre'), relationTo: 'centers' },
    { name: 'disabled', type: 'checkbox', access: adminOnly, defaultValue: false, label: label('停用', 'Disabled') },
    ...systemFields([{ name: 'lastLoginAt', type: 'date', label: label('上次登录', 'Last login') }]),
    demoField(),
  ],
  hooks: {
    beforeChange: [dropSessions()],
    beforeLogin: [({ user }) => {
      if (user['disabled']) throw new APIError('邮箱或密码不正确。', 401, null, true)
      return user
    }],
    beforeValidate: [checkPassword()],
  },
  labels: { plural: label('账号', 'Accounts'), singular: label('账号', 'Account') },
}
