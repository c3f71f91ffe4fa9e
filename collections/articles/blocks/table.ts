// A table pasted from a spreadsheet: one line a row, cells apart by tabs.

import type { Block } from 'payload'

export const table: Block = {
  slug: 'table',
  interfaceName: 'TableBlock',
  labels: { singular: 'Table', plural: 'Tables' },
  fields: [
    { name: 'caption', type: 'text', required: true, maxLength: 200 },
    { name: 'source', type: 'text', required: true, maxLength: 300 },
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
      required: true,
      maxLength: 20_000,
      admin: { description: 'Paste from a spreadsheet: one line a row, cells apart by tabs.', rows: 8 },
    },
  ],
}
