'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'

import { phrase } from '../shared/phrases.ts'
import { type Group, groupsOf } from './groups.ts'
import { useWorkList } from './useWorkList.ts'
import './index.scss'

/** Shown of a group before it is opened. */
const SHOWN = 5

const Items = ({ items }: Pick<Group, 'items'>) => (
  <ul>
    {items.map(({ detail, href, id, title }) => (
      <li key={id}>
        <a href={href}>{title}</a>
        <small>{detail}</small>
      </li>
    ))}
  </ul>
)

const GroupCard = ({ group: { isUrgent, items, key, title }, more }: { group: Group; more: string }) => (
  <section aria-label={title} className={`work-list__group${isUrgent ? ' work-list__group--urgent' : ''}`} id={`work-${key}`}>
    <h3>{title}<span className="work-list__count">{items.length}</span></h3>
    <Items items={items.slice(0, SHOWN)} />
    {items.length > SHOWN ? (
      <details>
        <summary>{more}</summary>
        <Items items={items.slice(SHOWN)} />
      </details>
    ) : null}
  </section>
)

/** The start page begins with what waits for the person who looks at it. */
export const WorkList = () => {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const list = useWorkList()
  if (!list) return null
  const groups = groupsOf(list, { admin: config.routes.admin, language: i18n.language })
  const title = phrase(i18n.language, '待我处理', 'Waiting for me')
  return (
    <section aria-label={title} className="work-list">
      <h2>{title}</h2>
      {groups.length === 0 ? (
        <p>{phrase(i18n.language, '目前没有等待您处理的事项。有新的送审、退回或预警时会列在这里。', 'Nothing waits for you. What is submitted to you, sent back or falls behind will be listed here.')}</p>
      ) : (
        <div className="work-list__groups">
          {groups.map((group) => (
            <GroupCard group={group} key={group.key} more={phrase(i18n.language, `其余 ${group.items.length - SHOWN} 项`, `${group.items.length - SHOWN} more`)} />
          ))}
        </div>
      )}
    </section>
  )
}
