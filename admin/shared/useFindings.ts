'use client'

import { toast, useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

export type ShownFinding = { evidence?: { fix?: unknown } | null; id: string; message: string; nodePath: string | null; rule: string; severity: string; suggestion: string | null }

type Answer = { docs: ShownFinding[] }

/** The open findings of one document, fetched once per document and save. */
export const useFindings = (collection: string | undefined, id: number | string | undefined, savedAt: string): ShownFinding[] | null => {
  const { config } = useConfig()
  const [findings, setFindings] = useState<ShownFinding[] | null>(null)
  const origin = `${config.serverURL}${config.routes.api}`
  useEffect(() => {
    if (!collection || !id) return
    const abort = new AbortController()
    const search = new URLSearchParams({ depth: '0', limit: '100', sort: 'severity' })
    search.set('where[and][0][state][in]', 'open,reopened')
    search.set('where[and][1][or][0][and][0][document.value][equals]', String(id))
    search.set('where[and][1][or][0][and][1][document.relationTo][equals]', collection)
    // A broken link stands in many documents and is shown in each.
    search.set('where[and][1][or][1][documentKeys][in]', `${collection}:${id}`)
    fetch(`${origin}/findings?${search}`, { credentials: 'include', signal: abort.signal })
      .then(async (response) => setFindings(response.ok ? ((await response.json()) as Answer).docs : []))
      .catch((reason: unknown) => {
        if (!abort.signal.aborted) toast.error(String(reason))
      })
    return () => abort.abort()
  }, [collection, id, origin, savedAt])
  return findings
}
