// The text of an article and the sources of its figures as HTML, for its page.

import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { memoize } from '#src/caching/memoize.ts'
import { footnotesHtml, renderHtml } from '#src/richtext/body/html.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'

/** The text as our own page shows it: figures with their tips, analysts linked who have a byline. */
export const bodyHtml = memoize((article: PublicArticle): string =>
  renderHtml(article.body, { authorPath: bylinePath(article.byline) }),
)

/** The numbered sources of the figures; empty without figures. */
export const sourcesHtml = memoize((article: PublicArticle): string => footnotesHtml(article.figures))
