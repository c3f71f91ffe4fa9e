// Where a page of a run by time ends: the instant and the id of its last row, which whoever asks for the next
// page hands back.

import type { Where } from 'payload'

/** `at` is an ISO 8601 instant. */
export type CursorPosition = { at: string; id: string }

const MAX_WORD = 200

/** The opaque word for a place, as it stands in an address or an answer. */
export function writeCursor({ at, id }: CursorPosition): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/**
 * The place that a word stands for; null for none, and for a word that is not the one spelling of a place.
 */
export function readCursor(word: string | null | undefined): CursorPosition | null {
  if (!word || word.length > MAX_WORD) return null
  const [, at, id] = /^(\S{20,30}) ([\w-]{1,64})$/.exec(Buffer.from(word, 'base64url').toString('utf8')) ?? []
  if (!at || !id || Number.isNaN(Date.parse(at))) return null
  return writeCursor({ at, id }) === word ? { at, id } : null
}

/**
 * The rows that come after a place, in the order of the time in this field or against it; rows of one instant
 * go by their ids.
 */
export function beyond(field: string, { at, id }: CursorPosition, order: 'later' | 'earlier'): Where {
  const than = order === 'later' ? 'greater_than' : 'less_than'
  return {
    or: [{ [field]: { [than]: at } }, { and: [{ [field]: { equals: at } }, { id: { [than]: id } }] }],
  }
}
