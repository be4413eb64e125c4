import type { CollectionConfig } from 'payload'

import { checkContentOnSave } from './checkContentOnSave.ts'
import { followMoves } from './followMoves.ts'
import { registerLinksOnSave } from './registerLinksOnSave.ts'
import { writeAudit } from './writeAudit.ts'
import type { ContentOpsSettings } from '../src/plugin.options.ts'

type Hooks = NonNullable<CollectionConfig['hooks']>

/** What one feature hangs on a collection; each hook is optional. */
type Feature = {
  [Name in 'afterChange' | 'afterDelete' | 'beforeChange' | 'beforeDelete']?: NonNullable<Hooks[Name]>[number]
}

/** Hangs the features' hooks behind those the collection has, in the order given. */
export const withHooks = (collection: CollectionConfig, features: readonly Feature[]): CollectionConfig => {
  const { hooks = {} } = collection
  const pick = <Name extends keyof Feature>(name: Name) => features.flatMap((feature) => feature[name] ?? []) as NonNullable<Feature[Name]>[]
  return {
    ...collection,
    hooks: {
      ...hooks,
      afterChange: [...(hooks.afterChange ?? []), ...pick('afterChange')],
      afterDelete: [...(hooks.afterDelete ?? []), ...pick('afterDelete')],
      beforeChange: [...(hooks.beforeChange ?? []), ...pick('beforeChange')],
      beforeDelete: [...(hooks.beforeDelete ?? []), ...pick('beforeDelete')],
    },
  }
}

const hasField = ({ fields }: CollectionConfig, name: string): boolean => fields.some((field) => 'name' in field && field.name === name)

/** What the options ask for on a host's collection: checks, links, redirects, audit. */
export const hostHooks = (collection: CollectionConfig, settings: ContentOpsSettings): Feature[] => {
  const { slug } = collection
  const host = settings.collections[slug]
  const features: Feature[] = []
  if (host?.checks) features.push(checkContentOnSave({ collection: slug, hasSummary: hasField(collection, 'checkSummary'), host, settings }))
  if (host?.links) features.push(registerLinksOnSave({ collection: slug, host, settings }))
  if (host?.redirects) features.push(followMoves({ clock: settings.clock, collection: slug, host }))
  if (host || settings.audited.includes(slug)) features.push(writeAudit(slug, settings))
  return features
}
