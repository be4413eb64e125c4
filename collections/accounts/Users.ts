import type { CollectionConfig, FieldAccess } from 'payload'

import { checkApiKey } from '../../hooks/portal/checkApiKey.ts'
import { checkPassword } from '../../hooks/portal/checkPassword.ts'
import { dropSessions } from '../../hooks/portal/dropSessions.ts'
import { keepOwnAccount, keepOwnRoles } from '../../hooks/portal/keepOwnRoles.ts'
import { noteLogin, refuseDisabled, sameLoginError } from '../../hooks/portal/loginHooks.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { ROLE_LABELS, ROLES } from '../../src/shared/roles.ts'
import { closedEndpoint } from '../access/closedEndpoint.ts'
import { fieldForRoles, forRoles, hasRole, nobody, STAFF } from '../access/roles.ts'
import { demoField } from '../fields/demoField.ts'
import { label } from '../fields/label.ts'
import { notifyFields } from '../fields/notifyFields.ts'
import { DAY_AND_TIME } from '../fields/systemField.ts'

const adminOrSelf: FieldAccess = ({ doc, id, req }) =>
  hasRole(req.user, 'admin', 'auditor') || (req.user !== null && String(doc?.['id'] ?? id) === String(req.user.id))

const adminOnly = { create: fieldForRoles('admin'), read: adminOrSelf, update: fieldForRoles('admin') }

const ASK_ADMIN = '本系统不开放自助注册和找回密码，请联系管理员。'

/** 账号：管理员管理，本人可改姓名和密码；其他工作人员只看到姓名。 */
export const Users: CollectionConfig = {
  slug: 'users',
  access: {
    admin: ({ req }) => hasRole(req.user, ...ROLES),
    create: forRoles('admin'),
    delete: forRoles('admin'),
    read: ({ req }) => hasRole(req.user, 'admin', ...STAFF) || (hasRole(req.user, 'center') && req.user ? { id: { equals: req.user.id } } : false),
    readVersions: nobody,
    unlock: forRoles('admin'),
    update: ({ req }) => hasRole(req.user, 'admin') || (hasRole(req.user, ...ROLES) && req.user ? { id: { equals: req.user.id } } : false),
  },
  admin: { defaultColumns: ['name', 'email', 'roles', 'disabled'], group: label('账号', 'Accounts'), useAsTitle: 'name' },
  auth: {
    cookies: { sameSite: 'Strict' }, depth: 0, lockTime: 600_000, maxLoginAttempts: 5, tokenExpiration: 28_800, useAPIKey: true, useSessions: true,
  },
  disableDuplicate: true,
  endpoints: ['/first-register', '/forgot-password', '/reset-password', '/verify/:id'].map((path) => closedEndpoint({ hint: ASK_ADMIN, method: 'post', path })),
  fields: [
    { name: 'email', type: 'email', access: adminOnly, label: label('邮箱', 'E-mail'), required: true, unique: true },
    { name: 'name', type: 'text', label: label('姓名', 'Name'), maxLength: 100, required: true },
    { name: 'department', type: 'text', access: adminOnly, label: label('部门', 'Department') },
    {
      name: 'roles', type: 'select', access: adminOnly, hasMany: true, label: label('角色', 'Roles'), required: true,
      options: ROLES.map((role) => ({ label: ROLE_LABELS[role], value: role })),
    },
    { name: 'center', type: 'relationship', access: adminOnly, label: label('所属中心', 'Centre'), relationTo: 'centers' },
    { name: 'disabled', type: 'checkbox', access: adminOnly, defaultValue: false, label: label('停用', 'Disabled') },
    // Payload keeps the key encrypted; only an administrator gives one, and no answer carries it.
    { name: 'apiKey', type: 'text', access: { create: fieldForRoles('admin'), read: nobody, update: fieldForRoles('admin') }, label: label('接口密钥', 'API key') },
    notifyFields(adminOrSelf),
    { name: 'lastLoginAt', type: 'date', access: { create: nobody, read: adminOrSelf, update: nobody }, admin: { date: DAY_AND_TIME, position: 'sidebar', readOnly: true }, label: label('上次登录', 'Last login') },
    demoField(),
  ],
  hooks: {
    afterError: [sameLoginError()],
    afterLogin: [noteLogin(systemClock)],
    beforeChange: [keepOwnRoles(), dropSessions()],
    beforeDelete: [keepOwnAccount()],
    beforeLogin: [refuseDisabled()],
    beforeValidate: [checkPassword(), checkApiKey()],
  },
  labels: { plural: label('账号', 'Accounts'), singular: label('账号', 'Account') },
}
