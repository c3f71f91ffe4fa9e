// Where a page of comments ended: the time and id of its last one, opaque to who carries it.

import type { Where } from 'payload'

export type Cursor = { createdAt: string; id: string }

/** The cursor after this comment. */
export function cursorAfter({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url')
}

/** The cursor in a text; null when it makes no sense. */
export function readCursor(text: string | null): Cursor | null {
  if (!text || text.length > 200) return null
  const [, createdAt, id] =
    /^(\S{20,30}) ([\w-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? []
  if (!createdAt || !id || Number.isNaN(Date.parse(createdAt))) return null
  return cursorAfter({ createdAt, id }) === text ? { createdAt, id } : null // one spelling of each
}

/** What comes after a cursor, in the order of time or against it. */
export function beyond({ createdAt, id }: Cursor, order: 'later' | 'earlier'): Where {
  const than = order === 'later' ? 'greater_than' : 'less_than'
  return {
    or: [
      { createdAt: { [than]: createdAt } },
      { and: [{ createdAt: { equals: createdAt } }, { id: { [than]: id } }] },
    ],
  }
}
