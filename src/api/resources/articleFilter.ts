// From the slugs of a call to the articles that are asked for.

import type { Payload } from 'payload'
import type { ArticleFilter } from '#src/public/articles.ts'
import { authorAt } from '#src/public/authors.ts'
import { commodityAt, topicAt } from '#src/public/sections.ts'
import { notFound } from '../http/errors.ts'

type Slugs = { commodity?: string; topic?: string; author?: string }

/**
 * The ids behind the slugs of a filter; one that a section or an author had before means the same one.
 * @throws 404 where there is no such section: an empty list would hide a misspelling.
 */
export async function filterOf(
  payload: Payload,
  { commodity, topic, author, now }: Slugs & { now: Date },
): Promise<ArticleFilter> {
  const filter: ArticleFilter = {}
  if (commodity) {
    const one = found(
      await commodityAt({ payload, slug: commodity, now }),
      `There is no commodity “${commodity}”.`,
    )
    filter.commodities = one.ids
  }
  if (topic) {
    const one = found(await topicAt({ payload, slug: topic, now }), `There is no topic “${topic}”.`)
    filter.topics = [one.id]
  }
  if (author) {
    const one = found(await authorAt({ payload, slug: author, now }), `There is no author “${author}”.`)
    filter.authors = [one.id]
  }
  return filter
}

function found<T>(value: T | null, otherwise: string): T {
  if (value === null) throw notFound(otherwise)
  return value
}
