import type { CollectionConfig, Config, Field } from 'payload'

import type { ContentOpsSettings } from './plugin.options.ts'

/** A place in the edit view that shows a component of the extension instead of a value. */
const shownBeside = (settings: ContentOpsSettings): Field => ({
  admin: { components: { Field: `${settings.components}/DocumentFindings#DocumentFindings` }, position: 'sidebar' },
  name: 'contentOpsFindings',
  type: 'ui',
})

/** Documents that are checked show their findings beside the text. */
export const withFindings = (collection: CollectionConfig, settings: ContentOpsSettings): CollectionConfig =>
  settings.collections[collection.slug]?.checks ? { ...collection, fields: [...collection.fields, shownBeside(settings)] } : collection

/** The start page begins with what needs attention today; what the host put there stays, before it. */
export const withOverview = (admin: Config['admin'], settings: ContentOpsSettings): Config['admin'] => ({
  ...admin,
  components: {
    ...admin?.components,
    beforeDashboard: [...(admin?.components?.beforeDashboard ?? []), `${settings.components}/OperationsOverview#OperationsOverview`],
  },
})
