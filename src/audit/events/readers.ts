// The events about readers and their comments. Names, addresses and words stay out: the record is kept when they must be erased.

import { z } from 'zod'
import { changesAmong, nothing, type EventType } from './eventType.ts'

const decision = z.strictObject({
  /** The id of the article that the comment stands under. */
  article: z.string().nullable(),
  from: z.enum(['pending', 'visible', 'removed']),
  to: z.enum(['visible', 'removed']),
  /** The name that a comment by staff stands with. */
  signed: z.string().optional(),
})

const ban = z.strictObject({ changes: changesAmong(['bannedAt']) })

/** Keyed hashes of what the names are compared by, which say nothing without the key. */
const names = z.strictObject({ from: z.string(), to: z.string() })

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
  'reader.renamed': { data: names, label: 'let a reader take another name', readers: 'compliance and admin' },
  'reader.name.declined': {
    data: names,
    label: 'declined the name that a reader asked for',
    readers: 'compliance and admin',
  },
  'reader.deleted': { data: nothing, label: 'deleted a reader', readers: 'compliance and admin' },
} as const satisfies Record<string, EventType>
