// A quotation lifted out of the text, with who said it.

import type { Block } from 'payload'

export const pullQuote: Block = {
  slug: 'pullQuote',
  interfaceName: 'PullQuoteBlock',
  labels: { singular: 'Pull quote', plural: 'Pull quotes' },
  fields: [
    { name: 'quote', type: 'textarea', required: true, maxLength: 600 },
    { name: 'attribution', type: 'text', required: true, maxLength: 200 },
  ],
}
