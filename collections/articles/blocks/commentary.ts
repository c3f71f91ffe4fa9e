// The house view, set apart from the report.

import type { Block } from 'payload'
import { blockText } from '../blockText.ts'

export const commentary: Block = {
  slug: 'commentary',
  interfaceName: 'CommentaryBlock',
  labels: { singular: 'Commentary', plural: 'Commentary' },
  fields: [
    { name: 'label', type: 'text', required: true, defaultValue: 'Assay Commentary', maxLength: 80 },
    {
      type: 'row',
      fields: [
        { name: 'analyst', type: 'relationship', relationTo: 'staff' },
        {
          name: 'stance',
          type: 'select',
          required: true,
          defaultValue: 'none',
          options: ['bullish', 'neutral', 'bearish', 'none'],
        },
        {
          name: 'horizon',
          type: 'text',
          maxLength: 80,
          admin: { description: 'How far ahead the view looks: “6 to 12 months”.' },
        },
      ],
    },
    { name: 'text', type: 'richText', required: true, editor: blockText() },
  ],
}
