// The events about readers and comments. Names, addresses and words of readers stay out: the record is kept
// when they must be erased. Those of staff are the newsroom's, and stand in it.

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

/** What becomes of a comment by staff at its writer's own hand. */
const answer = z.strictObject({
  article: z.string(),
  from: z.enum(['pending', 'visible']).nullable(),
  to: z.enum(['pending', 'removed']),
  signed: z.string(),
  /** The source as it is from now on; as it was last, where it is taken back. */
  words: z.string(),
})

const ban = z.strictObject({ changes: changesAmong(['bannedAt']) })

/** Keyed hashes of what the names are compared by, which say nothing without the key. */
const names = z.strictObject({ from: z.string(), to: z.string() })

export const READERS = {
  'comment.approve': { data: decision, label: 'approved a comment', readers: 'compliance and admin' },
  'comment.remove': { data: decision, label: 'removed a comment', readers: 'compliance and admin' },
  'comment.restore': { data: decision, label: 'restored a comment', readers: 'compliance and admin' },
  'comment.write': { data: answer, label: 'wrote a comment as staff', readers: 'compliance and admin' },
  'comment.edit': { data: answer, label: 'changed an own comment', readers: 'compliance and admin' },
  'comment.withdraw': { data: answer, label: 'took an own comment back', readers: 'compliance and admin' },
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
