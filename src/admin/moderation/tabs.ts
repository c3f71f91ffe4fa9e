// The lists of the comment queue, and what one page of it holds; shared by server and browser.

import type { Seen } from '#src/comments/rules/seen.ts'
import type { StaffWords } from '#src/moderation/staffHtml.ts'

export const TABS = ['pending', 'visible', 'removed'] as const

export type Tab = (typeof TABS)[number]

/** How many comments stand on one page of the queue. */
export const PAGE_SIZE = 50

/** A comment as readers get it, and as it was typed. */
export type StaffComment = Pick<StaffWords, 'html' | 'typed'>

export type QueueItem = {
  id: string
  content: StaffComment
  createdAt: string
  /** What is sent with a decision about it. */
  seen: Seen
  removedBy: string | null
  article: { id: string; headline: string }
  /** Whole, or the first words of it. */
  parent: { author: string; content: StaffComment | string } | null
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
