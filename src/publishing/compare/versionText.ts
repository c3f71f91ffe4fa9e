// The text of a version of an article, as a reader would get it now.

import type { PayloadRequest } from 'payload'
import type { Article } from '#payload-types'
import type { ArticleContent } from '#src/articles/content.ts'
import { compose } from '../content/compose.ts'
import { ArticleNotFoundError } from '../errors.ts'

/**
 * As the person of this request may read it. Figures, pictures and names are those of now.
 * @throws ArticleNotFoundError where there is no such version
 */
export async function versionText(
  req: PayloadRequest,
  articleId: string,
  revision: number,
): Promise<ArticleContent> {
  const {
    docs: [row],
  } = await req.payload.findVersions({
    collection: 'articles',
    where: { and: [{ parent: { equals: articleId } }, { 'version.revision': { equals: revision } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  if (!row) throw new ArticleNotFoundError()
  return contentOfVersion(req, articleId, row.version)
}

/** The text of a version that was read at depth 0. */
export async function contentOfVersion(
  req: PayloadRequest,
  articleId: string,
  version: Omit<Article, 'id'>,
): Promise<ArticleContent> {
  const article = { ...version, id: articleId }
  return (await compose({ req, article, readersHave: null })).content
}
