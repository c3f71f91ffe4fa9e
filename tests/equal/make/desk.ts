// The hands that make the newsroom: each does one thing as one person, a minute after the last.

import type { CollectionSlug } from 'payload'
import { setClock } from '../clock.ts'
import type { House } from '../adapter.ts'
import type { Answer, Question } from '../question.ts'

export type Row = { id: string } & Record<string, unknown>
export type Person = Row & { email: string }
export type Data = Record<string, unknown>

export type Desk = ReturnType<typeof deskOf>

/** Hands over a house, from this instant on. */
export function deskOf(house: House, start: string) {
  const { payload } = house
  let now = new Date(start)
  setClock(now)

  /** Goes on to this instant, or by a minute. */
  const tick = (to?: string) => {
    now = to ? new Date(to) : new Date(now.getTime() + 60_000)
    setClock(now)
  }
  const on = (person: Person) => ({
    depth: 0,
    overrideAccess: false,
    user: { ...person, collection: 'staff' } as never,
  })

  /** Makes a row as a member of staff. */
  const create = async (
    person: Person,
    collection: CollectionSlug,
    data: Data,
    more: Data = {},
  ): Promise<Row> => {
    tick()
    return (await payload.create({
      collection,
      data: data as never,
      ...on(person),
      ...more,
    })) as unknown as Row
  }
  const update = async (person: Person, collection: CollectionSlug, id: string, data: Data): Promise<Row> => {
    tick()
    const draft = collection === 'articles' ? { draft: true } : {}
    return (await payload.update({
      collection,
      id,
      data: data as never,
      ...draft,
      ...on(person),
    })) as unknown as Row
  }
  /** Asks, and insists on an answer of success. */
  const ask = async (question: Question): Promise<Answer> => {
    tick()
    const answer = await house.ask(question)
    if (answer.status < 400) return answer
    throw new Error(
      `${question.path} as ${question.as} ${JSON.stringify(question.body)}: ${answer.status} ${answer.body}`,
    )
  }
  const post = (as: string | undefined, path: string, body: Data = {}) =>
    ask({ to: path.startsWith('/api/v1') ? 'public' : 'house', method: 'POST', path, body, as })

  /** A step of the workflow. */
  const move = (person: Person, article: Row, action: string, body: Data = {}) =>
    post(person.email, `/api/articles/${article.id}/workflow/${action}`, { revision: 'newest', ...body })

  return { house, tick, create, update, ask, post, move }
}
