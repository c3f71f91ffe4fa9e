// From a slug to the article that is out under it, or to where it has moved.

import type { Context } from 'hono'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { findPublicArticleBySlug } from '#src/public/articles.ts'
import type { ApiDeps } from '../http/deps.ts'
import { notFound } from '../http/errors.ts'

/** The article whose page can be read now. An old slug gives the same article. Throws 404. */
export async function articleAt({ payload, now }: ApiDeps, slug: string): Promise<PublicArticle> {
  const found = await findPublicArticleBySlug({ payload, slug, now: now() })
  if (!found) throw notFound('There is no such article.')
  return found.kind === 'article' ? found.article : articleAt({ payload, now } as ApiDeps, found.slug)
}

/**
 * As `articleAt`, with the instant until which that holds; but an old slug gives a redirect to the same call
 * with the present one.
 */
export async function articleOrRedirect(
  deps: ApiDeps,
  c: Context,
  slug: string,
): Promise<{ article: PublicArticle; until: Date | null } | Response> {
  const found = await findPublicArticleBySlug({ payload: deps.payload, slug, now: deps.now() })
  if (!found) throw notFound('There is no such article.')
  if (found.kind === 'article') return found
  const url = new URL(c.req.url)
  const location = `${url.pathname.replace(`/articles/${slug}`, `/articles/${found.slug}`)}${url.search}`
  return c.redirect(location, 301)
}
