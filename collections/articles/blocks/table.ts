// A table pasted from a spreadsheet: one line a row, cells apart by tabs.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'

export const table: Block = {
  slug: 'table',
  interfaceName: 'TableBlock',
  labels: { singular: 'Table', plural: 'Tables' },
  fields: [
    { name: 'caption', type: 'text', ...inputOf('table', 'caption') },
    { name: 'source', type: 'text', ...inputOf('table', 'source') },
    {
      type: 'row',
      fields: [
        { name: 'headerRow', type: 'checkbox', defaultValue: true, label: 'First row is a header' },
        { name: 'headerColumn', type: 'checkbox', defaultValue: true, label: 'First column is a header' },
      ],
    },
    {
      name: 'cells',
      type: 'textarea',
      ...inputOf('table', 'cells'),
      admin: { description: 'Paste from a spreadsheet: one line a row, cells apart by tabs.', rows: 8 },
    },
  ],
}
