// What happens to an article after it was published, for tests: a change with its note, a withdrawal by two people.

import type { Payload } from 'payload'
import type { Article, Staff } from '#payload-types'
import { newest, take } from './articles.ts'
import { as } from './newsroom.ts'

type Given = { payload: Payload; author: Staff; editor: Staff; id: string; now?: Date }

export const A_CORRECTION: NonNullable<Article['change']> = { kind: 'correction', note: 'The number was wrong.', was: 'ninety', is: 'a hundred', where: 'The first paragraph' }

/** A newer text of a public article, with a note: written by the first person, approved and published by the second. */
export async function changed({ payload, author, editor, id, data, change = A_CORRECTION, now = new Date() }: Given & { data: Partial<Article>; change?: NonNullable<Article['change']> }): Promise<Article> {
  await payload.update({ collection: 'articles', id, draft: true, data: { ...data, change }, ...as(author) })
  await take(payload, author, id, 'submit', { now })
  await take(payload, editor, id, 'approve', { now })
  await take(payload, editor, id, 'publish', { now })
  return newest(payload, id)
}

/** A withdrawal: asked for by the first person, done by the second. */
export async function withdrawn({ payload, author, editor, id, note, now = new Date() }: Given & { note: string }): Promise<void> {
  await take(payload, author, id, 'ask-withdrawal', { note, now })
  await take(payload, editor, id, 'withdraw', { now })
}
