// The text of an article in three forms, made of one structure.

import { z } from '@hono/zod-openapi'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { onceForSite } from '#src/freshness/onceFor.ts'
import { BLOCK_NAMES } from '#src/richtext/blocks/index.ts'
import { bylinePath } from '#src/richtext/bylinePath.ts'
import { renderNodes } from '#src/richtext/html.ts'
import { structuredNodes } from '#src/richtext/nodes.ts'
import { plainNodes } from '#src/richtext/plain.ts'
import { absolute } from './common.ts'

export const Body = z
  .object({
    nodes: z.array(z.looseObject({ type: z.string() })).openapi({
      description: `The text as plain data: paragraph, heading, list, quote, rule, ${BLOCK_NAMES.join(', ')}; inside a line text, lineBreak, link, figure. Figures and pictures are whole.`,
    }),
    html: z.string().openapi({ description: 'Safe HTML, with absolute addresses.' }),
    text: z.string().openapi({ description: 'Plain text.' }),
  })
  .openapi('Body')

/** The three forms of a text, made once for each article and site; its pictures get absolute addresses, as the HTML's have. */
export const presentBody = onceForSite(({ body, byline }: PublicArticle, siteUrl): z.output<typeof Body> => {
  const nodes = structuredNodes(body)
  return {
    nodes: absoluteAddresses(nodes, siteUrl) as z.output<typeof Body>['nodes'],
    html: renderNodes(nodes, { siteUrl, figures: 'plain', authorPath: bylinePath(byline) }),
    text: plainNodes(nodes),
  }
})

function absoluteAddresses(value: unknown, siteUrl: string): unknown {
  if (Array.isArray(value)) return value.map((item) => absoluteAddresses(item, siteUrl))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'url' && typeof item === 'string' ? absolute(item, siteUrl) : absoluteAddresses(item, siteUrl),
    ]),
  )
}
