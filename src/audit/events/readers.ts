// The events about readers and their comments. Names, addresses and words stay out: the record is kept when they must be erased.

import { z } from 'zod'
import { changesAmong, nothing, type EventType } from './eventType.ts'

const decision = z.strictObject({
  /** The id of the article that the comment stands under. */
  article: z.string().nullable(),
  from: z.enum(['pending', 'visible', 'removed']),
  to: z.enum(['visible', 'removed']),
})

const ban = z.strictObject({ changes: changesAmong(['bannedAt']) })

export const READERS = {
  'comment.approve': { data: decision, label: 'approved a comment', readers: 'compliance and admin' },
  'comment.remove': { data: decision, label: 'removed a comment', readers: 'compliance and admin' },
  'comment.restore': { data: decision, label: 'restored a comment', readers: 'compliance and admin' },
  'reader.banned': { data: ban, label: 'banned a reader', readers: 'compliance and admin' },
  'reader.unbanned': { data: ban, label: 'let a reader back in', readers: 'compliance and admin' },
  'reader.ban.changed': {
    data: ban,
    label: 'changed the ban of a reader',
    readers: 'compliance and admin',
  },
  'reader.deleted': { data: nothing, label: 'deleted a reader', readers: 'compliance and admin' },
} as const satisfies Record<string, EventType>
