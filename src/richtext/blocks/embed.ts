// A link to a page elsewhere, shown as a card: no frame, no script and no picture from the other site.

import type { EmbedNode } from '../bodyNodes.ts'
import { pageUrl } from '../checks.ts'
import { attribute, brokenLines, dirOf, html, type Markup } from '../escape.ts'
import { MAX_URL_LENGTH } from '../limits.ts'
import { textOrNull } from '../records.ts'
import { checkPageUrl } from '../urls.ts'
import { text, type BlockDefinition } from './definition.ts'

export const embed: BlockDefinition<EmbedNode> = {
  name: 'link card',
  fields: {
    url: {
      check: pageUrl,
      maxLength: MAX_URL_LENGTH,
      needed: {
        isFilled: (value) => checkPageUrl(value).ok,
        message: 'A link card has no full address.',
      },
    },
    title: text('title', 300, 'A link card has no title.'),
    description: text('description', 600),
    site: text('site name', 120),
  },
  read: (fields) => {
    const url = checkPageUrl(fields['url'])
    if (!url.ok) return null
    return {
      type: 'embed',
      url: url.href,
      title: textOrNull(fields['title']),
      description: textOrNull(fields['description']),
      site: textOrNull(fields['site']),
    }
  },
  html: render,
  texts: ({ title, description, site }) => [
    { called: 'The title of a link card', text: title },
    { called: 'The description of a link card', text: description, lines: true },
    { called: 'The site name of a link card', text: site },
  ],
  plain: ({ title, description, url }) => [title, description, url].filter(Boolean).join('\n'),
}

/** The breaks are for whoever has no style sheet of ours: three lines, never one word. */
function render(node: EmbedNode): Markup {
  const site = node.site ?? new URL(node.url).hostname.replace(/^www\./, '')
  return html`<div class="embed"><a class="embed-link"${attribute('href', node.url)} rel="noopener nofollow"><span class="embed-title"${dirOf(node.title ?? '')}>${node.title ?? node.url}</span>${node.description !== null && html`<br><span class="embed-description"${dirOf(node.description)}>${brokenLines(node.description)}</span>`}<br><span class="embed-site">${site}</span></a></div>\n`
}
