// Where a page of a run by time ends, as an opaque word: the instant and the id of its last row.

import { type ApiError, badParameter } from './errors.ts'

/** `at` is an ISO 8601 instant. */
export type Place = { at: string; id: string }

/** The word for a place. */
export function writePlace({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** The place a word stands for. Throws 400 for a word that is none of ours. */
export function readPlace(cursor: string): Place {
  const [, at, id] =
    /^(\S{20,30}) ([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (!at || !id || Number.isNaN(Date.parse(at)) || writePlace({ at, id }) !== cursor) throw strangeCursor()
  return { at, id }
}

/** 400 for a word that no page of ours has ended with. A client that got the first page for it would ask for ever. */
export function strangeCursor(): ApiError {
  return badParameter('cursor', 'Not a cursor of ours.')
}
