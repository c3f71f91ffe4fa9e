// A quotation lifted out of the text, with who said it.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'

export const pullQuote: Block = {
  slug: 'pullQuote',
  interfaceName: 'PullQuoteBlock',
  admin: { disableBlockName: true },
  labels: { singular: 'Pull quote', plural: 'Pull quotes' },
  fields: [
    { name: 'quote', type: 'textarea', ...inputOf('pullQuote', 'quote') },
    { name: 'attribution', type: 'textarea', ...inputOf('pullQuote', 'attribution') },
  ],
}
