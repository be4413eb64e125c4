'use client'

import { toast, useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { WorkList } from '../../src/review/workListView.ts'
import { getAnswer } from '../shared/postAction.ts'

/** What waits for the person; null until it is known. Looks again when the window comes to the front. */
export const useWorkList = (): null | WorkList => {
  const { config } = useConfig()
  const [list, setList] = useState<null | WorkList>(null)
  const url = `${config.serverURL}${config.routes.api}/work-list`
  useEffect(() => {
    const abort = new AbortController()
    const look = async (): Promise<void> => {
      try {
        const outcome = await getAnswer(url, abort.signal)
        if (outcome.kind === 'done') setList(outcome.body as WorkList)
        else toast.error(outcome.message)
      } catch (reason) {
        if (!abort.signal.aborted) toast.error(String(reason))
      }
    }
    const again = () => void look()
    again()
    window.addEventListener('focus', again)
    return () => {
      abort.abort()
      window.removeEventListener('focus', again)
    }
  }, [url])
  return list
}
