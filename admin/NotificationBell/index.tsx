'use client'

import { useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import { systemClock } from '../../src/shared/clock.ts'
import { phrase } from '../shared/phrases.ts'
import './index.scss'

const EVERY_MS = 60_000

/** Open and not put off, in the form that Payload's list view reads its filters from. */
const dueNow = (): string => {
  const search = new URLSearchParams()
  const now = systemClock().toISOString()
  for (const [index, [test, value]] of [['exists', 'false'], ['less_than_equal', now]].entries()) {
    search.set(`where[or][${index}][and][0][state][equals]`, 'unread')
    search.set(`where[or][${index}][and][1][snoozedUntil][${test}]`, value ?? '')
  }
  return search.toString()
}

/** How many notices wait for the person, in the head of every page; looks again each minute and when the window comes to the front. */
export const NotificationBell = () => {
  const { config } = useConfig()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const [count, setCount] = useState<null | number>(null)
  const url = `${config.serverURL}${config.routes.api}/notifications/count`
  const look = useCallback(async () => {
    try {
      const response = await fetch(`${url}?${dueNow()}`, { credentials: 'include' })
      setCount(response.ok ? ((await response.json()) as { totalDocs: number }).totalDocs : null)
    } catch {
      // Between two networks the bell keeps quiet; the next minute tells.
      setCount(null)
    }
  }, [url])
  useEffect(() => {
    if (!user) return
    void look()
    const timer = setInterval(() => void look(), EVERY_MS)
    const again = () => void look()
    window.addEventListener('focus', again)
    window.addEventListener('notices-changed', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', again)
      window.removeEventListener('notices-changed', again)
    }
  }, [look, user])
  if (count === null) return null
  const label = phrase(i18n.language, `我的通知，${count} 条未处理`, `Notifications, ${count} open`)
  return (
    <a aria-label={label} className="notification-bell" href={`${config.routes.admin}/collections/notifications?${dueNow()}`} title={label}>
      <svg aria-hidden="true" fill="none" height="18" stroke="currentColor" strokeWidth="1.6" viewBox="0 0 24 24" width="18">
        <path d="M6 16V11a6 6 0 1 1 12 0v5l2 2H4z M10 21h4" />
      </svg>
      {count > 0 ? <span className="notification-bell__count">{count > 99 ? '99+' : count}</span> : null}
    </a>
  )
}
