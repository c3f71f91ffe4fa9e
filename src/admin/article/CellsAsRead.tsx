'use client'
// Under the cells of a table: the table that readers get of them. Between tabs and spaces the field itself
// shows little difference.

import { useFormFields } from '@payloadcms/ui'
import { useMemo } from 'react'
import { isNumericCell, parseCells } from '#src/richtext/table.ts'

/** Stands after the input; nothing while there are no cells. */
export function CellsAsRead() {
  const cells = useFormFields(([fields]) => fields['cells']?.value)
  const headerRow = useFormFields(([fields]) => fields['headerRow']?.value === true)
  const headerColumn = useFormFields(([fields]) => fields['headerColumn']?.value === true)
  const rows = useMemo(() => parseCells(typeof cells === 'string' ? cells : ''), [cells])
  if (rows.length === 0) return null
  const isHead = (row: number, column: number) => (headerRow && row === 0) || (headerColumn && column === 0)
  return (
    <div className="desk-cells" role="region" aria-label="The table as readers get it" tabIndex={0}>
      <table>
        <caption>As readers get it</caption>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} dir="auto">
              {row.map((cell, column) =>
                cell !== '' && isHead(at, column) ? (
                  <th key={column} scope={headerRow && at === 0 ? 'col' : 'row'}>
                    {cell}
                  </th>
                ) : (
                  <td key={column} className={isNumericCell(cell) ? 'desk-cells__number' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
