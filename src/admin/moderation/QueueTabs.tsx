// The three lists of the queue and the pages within one: plain links, so that the browser's history works.

'use client'

import { TABS, type QueuePage, type Tab } from './tabs.ts'

const LABELS: Record<Tab, string> = { pending: 'Pending', visible: 'Visible', removed: 'Removed' }

/** Links to the lists, each with its count. */
export function QueueTabs({ shown, admin }: { shown: QueuePage; admin: string }) {
  return (
    <nav className="desk-views" aria-label="Comments by state">
      <ul>
        {TABS.map((tab) => (
          <li key={tab}>
            <a href={address(admin, tab, 1)} aria-current={tab === shown.tab ? 'page' : undefined}>
              {LABELS[tab]} ({shown.counts[tab]})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Links to the page before and after; nothing when there is only one. */
export function QueuePages({ shown, admin }: { shown: QueuePage; admin: string }) {
  const { tab, page, pages } = shown
  if (pages < 2) return null
  return (
    <nav className="desk-pages" aria-label="Pages">
      {page > 1 ? <a href={address(admin, tab, page - 1)}>Page before</a> : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? <a href={address(admin, tab, page + 1)}>Next page</a> : null}
    </nav>
  )
}

function address(admin: string, tab: Tab, page: number): string {
  return `${admin}/moderation?state=${tab}${page > 1 ? `&page=${page}` : ''}`
}
