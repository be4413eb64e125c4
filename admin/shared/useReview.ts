'use client'

import { toast, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { ReviewView } from '../../src/review/reviewView.ts'
import { getAnswer } from './postAction.ts'

/** Two parts of one view ask for the same at once: the last question is kept and asked once. */
let asked: { answer: Promise<ReviewView>; key: string } | null = null

const read = async (url: string): Promise<ReviewView> => {
  const outcome = await getAnswer(url)
  if (outcome.kind === 'refused') throw new Error(outcome.message)
  return outcome.body as ReviewView
}

const readOnce = (url: string, savedAt: string): Promise<ReviewView> => {
  const key = `${url} ${savedAt}`
  if (asked?.key !== key) asked = { answer: read(url), key }
  return asked.answer
}

/** The review of the document in view, read again with each save; null until it is known, and for one never saved. */
export const useReview = (): null | ReviewView => {
  const { collectionSlug, id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const [review, setReview] = useState<null | ReviewView>(null)
  const url = id && collectionSlug ? `${config.serverURL}${config.routes.api}/${collectionSlug}/${id}/review` : null
  const savedAt = String(savedDocumentData?.['updatedAt'] ?? '')
  useEffect(() => {
    if (!url) return
    let isCurrent = true
    readOnce(url, savedAt)
      .then((found) => isCurrent && setReview(found))
      .catch((reason: unknown) => isCurrent && toast.error(reason instanceof Error ? reason.message : String(reason)))
    return () => {
      isCurrent = false
    }
  }, [savedAt, url])
  return review
}
