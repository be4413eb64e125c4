import type { CheckboxField } from 'payload'

import { nobody } from '../access/roles.ts'
import { label } from './label.ts'

/** Marks demonstration data, which an installation may remove as a whole; only the seed sets it. */
export const demoField = (): CheckboxField => ({
  name: 'demo', type: 'checkbox', access: { create: nobody, update: nobody }, admin: { position: 'sidebar', readOnly: true }, defaultValue: false, index: true, label: label('演示数据', 'Demonstration data'),
})
