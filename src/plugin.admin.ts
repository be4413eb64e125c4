import type { CollectionConfig, Config, Field } from 'payload'

import type { ContentOpsSettings } from './plugin.options.ts'

/** A place in the edit view that shows a component of the extension instead of a value. */
const shownBeside = (settings: ContentOpsSettings): Field => ({
  admin: { components: { Field: `${settings.components}/DocumentFindings#DocumentFindings` }, position: 'sidebar' },
  name: 'contentOpsFindings',
  type: 'ui',
})

/** The button for one-click layout, for the rich texts of the collection. */
const normaliseButton = (settings: ContentOpsSettings, fields: readonly string[]): Field => ({
  admin: { components: { Field: { clientProps: { fields }, path: `${settings.components}/NormaliseBody#NormaliseBody` } }, position: 'sidebar' },
  name: 'contentOpsNormalise',
  type: 'ui',
})

/** Documents that are checked show their findings at the top of the side, and rich texts can be laid out by one click. */
export const withFindings = (collection: CollectionConfig, settings: ContentOpsSettings): CollectionConfig => {
  const host = settings.collections[collection.slug]
  if (!host?.checks) return collection
  const buttons = host.richText.length > 0 ? [normaliseButton(settings, host.richText)] : []
  return { ...collection, fields: [...buttons, shownBeside(settings), ...collection.fields] }
}

/** The start page begins with what needs attention today; what the host put there stays, before it. A bell in the head tells of notices. */
export const withOverview = (admin: Config['admin'], settings: ContentOpsSettings): Config['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    actions: [...(admin?.components?.actions ?? []), `${settings.components}/NotificationBell#NotificationBell`],
    beforeDashboard: [...(admin?.components?.beforeDashboard ?? []), `${settings.components}/OperationsOverview#OperationsOverview`],
  },
})
