// The lists of the comment queue, and what one page of it holds; shared by server and browser.

export const TABS = ['pending', 'visible', 'removed'] as const

export type Tab = (typeof TABS)[number]

/** How many comments stand on one page of the queue. */
export const PAGE_SIZE = 50

export type QueueItem = {
  id: string
  body: string
  createdAt: string
  editedAt: string | null
  removedBy: string | null
  article: { id: string; headline: string }
  parent: { author: string; said: string } | null
  author: { name: string; since: string | null; approved: number; removed: number; banned: boolean }
  reasons: string[]
}

export type QueuePage = {
  tab: Tab
  items: QueueItem[]
  page: number
  pages: number
  counts: Record<Tab, number>
}
