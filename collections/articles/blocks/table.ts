// A table pasted from a spreadsheet: one line a row, cells apart by tabs.

import type { Block } from 'payload'
import { inputOf } from '#src/richtext/blocks/index.ts'
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '#src/richtext/limits.ts'

export const table: Block = {
  slug: 'table',
  interfaceName: 'TableBlock',
  admin: { disableBlockName: true },
  labels: { singular: 'Table', plural: 'Tables' },
  fields: [
    { name: 'caption', type: 'textarea', ...inputOf('table', 'caption') },
    { name: 'source', type: 'textarea', ...inputOf('table', 'source') },
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
      admin: {
        description:
          `Paste from a spreadsheet: one line a row, cells apart by tabs. At most ${MAX_TABLE_ROWS} ` +
          `rows and ${MAX_TABLE_COLUMNS} columns.`,
        rows: 8,
        components: { afterInput: ['/src/admin/article/CellsAsRead.tsx#CellsAsRead'] },
      },
    },
  ],
}
