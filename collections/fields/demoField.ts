import type { CheckboxField } from 'payload'

import { label } from './label.ts'

/** Marks demonstration data, which an installation may remove as a whole. */
export const demoField = (): CheckboxField => ({
  name: 'demo', type: 'checkbox', admin: { position: 'sidebar' }, defaultValue: false, index: true, label: label('演示数据', 'Demonstration data'),
})
