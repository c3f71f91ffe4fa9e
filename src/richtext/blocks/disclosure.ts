// A disclosure beside the passage that it concerns.

import type { DisclosureNode } from '../bodyNodes.ts'
import { html, paragraphs } from '../escape.ts'
import { stringOf } from '../records.ts'
import { text, type BlockDefinition } from './definition.ts'

export const disclosure: BlockDefinition<DisclosureNode> = {
  name: 'disclosure',
  fields: { text: text('text', 5_000, 'A disclosure has no text.') },
  read: (fields) => ({ type: 'disclosure', text: stringOf(fields['text']) }),
  html: (node) =>
    html`<aside class="disclosure" aria-label="Disclosure"><p class="disclosure-label">Disclosure</p>${paragraphs(node.text)}</aside>\n`,
  texts: ({ text: words }) => [{ called: 'A disclosure', text: words, lines: true }],
  plain: (node) => node.text.trim(),
}
