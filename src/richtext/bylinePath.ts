// Which people in a text have a page: an author's page exists only for somebody with a byline.

import type { PublicAuthor } from './types.ts'

/**
 * The `authorPath` of an article with this byline: nobody else is sure to have a page, so nobody else is
 * linked.
 */
export function bylinePath(byline: readonly PublicAuthor[]): (author: PublicAuthor) => string | null {
  return ({ id, slug }) => (byline.some((author) => author.id === id) ? `/authors/${slug}` : null)
}
