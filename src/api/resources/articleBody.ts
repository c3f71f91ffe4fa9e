// The text of an article in three forms, made of one structure.

import { z } from '@hono/zod-openapi'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { memoizeForSite } from '#src/caching/memoize.ts'
import { renderNodes, sourcesSection } from '#src/richtext/body/html.ts'
import { structuredNodes } from '#src/richtext/body/nodes.ts'
import { plainNodes } from '#src/richtext/body/plain.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'
import { BodyNodeSchema, presentNodes } from './bodyNodes.ts'

export const Body = z
  .object({
    nodes: z.array(BodyNodeSchema).openapi({
      description: 'The text as plain data. Figures, pictures and people in it are whole.',
    }),
    html: z.string().openapi({
      description:
        'Safe HTML, with absolute addresses. The number after a figure is that of its source in ' +
        'the list at the end.',
    }),
    text: z.string().openapi({ description: 'Plain text.' }),
  })
  .openapi('Body')

/** The three forms of a text, made once for each article and site. */
export const presentBody = memoizeForSite(
  ({ body, byline, figures }: PublicArticle, siteUrl): z.output<typeof Body> => {
    const nodes = structuredNodes(body)
    const authorPath = bylinePath(byline)
    return {
      nodes: presentNodes(nodes, { siteUrl, authorPath }),
      html: renderNodes(nodes, { siteUrl, figures: 'plain', authorPath }) + sourcesSection(figures),
      text: plainNodes(nodes),
    }
  },
)
