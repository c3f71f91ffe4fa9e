// A quotation lifted out of the text, with who said it.

import type { PullQuoteNode } from '../bodyNodes.ts'
import { dirOf, html, paragraphs } from '../escape.ts'
import { quotedLines } from '../quotedLines.ts'
import { stringOf, textOrNull } from '../records.ts'
import { text, type BlockDefinition } from './definition.ts'

export const pullQuote: BlockDefinition<PullQuoteNode> = {
  name: 'pull quote',
  fields: {
    quote: text('quotation', 1_000, 'A pull quote has no words.'),
    attribution: text('attribution', 200, 'A pull quote does not say who said it.'),
  },
  read: ({ quote, attribution }) => ({
    type: 'pullQuote',
    quote: stringOf(quote),
    attribution: textOrNull(attribution),
  }),
  html: ({ quote, attribution }) =>
    html`<figure class="pull-quote"><blockquote>${paragraphs(quote)}</blockquote>${attribution !== null && html`<figcaption${dirOf(attribution)}>${attribution}</figcaption>`}</figure>\n`,
  texts: ({ quote, attribution }) => [
    { called: 'A pull quote', text: quote, lines: true },
    { called: 'The attribution of a pull quote', text: attribution },
  ],
  plain: ({ quote, attribution }) => [quotedLines(quote.trim()), attribution].filter(Boolean).join('\n'),
}
