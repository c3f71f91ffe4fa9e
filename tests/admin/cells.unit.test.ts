// What stands in the columns of lists where the stored value says too little.

import { expect, test } from 'vitest'
import { ValueCell } from '#src/admin/figures/ValueCell.tsx'
import { ChannelCell } from '#src/admin/list/ChannelCell.tsx'

test.each([
  [{ value: '1234.50' }, '1,234.50'],
  [{ value: null, low: '62.50', high: '65.00' }, '62.50–65.00'],
  [{ value: '', low: '-4', high: '2' }, '−4 to 2'],
  [{}, ''],
])('a figure %j is listed as “%s”', (rowData, shown) => {
  expect(ValueCell({ rowData }).props.children).toBe(shown)
})

test.each([
  ['admin', 'panel'],
  ['api-key', 'API key'],
  ['job', 'scheduler'],
  ['fax', 'fax'],
])('what was done by way of “%s” is listed as by “%s”', (cellData, shown) => {
  expect(ChannelCell({ cellData }).props.children).toBe(shown)
})
