// A table pasted from a spreadsheet: one line a row, cells apart by tabs.

import type { TableNode } from '../bodyNodes.ts'
import { MAX_CELLS_LENGTH, tableCells } from '../checks.ts'
import { dirOf, html, type Markup } from '../escape.ts'
import type { Rendering } from '../htmlOptions.ts'
import { stringOf, textOrNull } from '../records.ts'
import { isNumericCell, parseCells } from '../table.ts'
import { text, yesOrNo, type BlockDefinition } from './definition.ts'

/** A table without a caption or a source cannot be kept on record: FINRA Rule 2210(b)(4)(A)(iv). */
export const table: BlockDefinition<TableNode> = {
  name: 'table',
  fields: {
    cells: { ...text('table', MAX_CELLS_LENGTH, 'A table has no cells.'), check: tableCells },
    caption: text('caption', 300, 'A table has no caption.'),
    source: text('source', 300, 'A table does not name its source.'),
    headerRow: yesOrNo('a header row setting'),
    headerColumn: yesOrNo('a header column setting'),
  },
  read: (fields) => ({
    type: 'table',
    caption: textOrNull(fields['caption']),
    source: textOrNull(fields['source']),
    headerRow: fields['headerRow'] === true,
    headerColumn: fields['headerColumn'] === true,
    rows: parseCells(stringOf(fields['cells'])),
  }),
  html: render,
  texts: ({ caption, source, rows }) => [
    { called: 'The caption of a table', text: caption },
    { called: 'The source of a table', text: source },
    ...rows.flat().map((cell) => ({ called: 'A cell of a table', text: cell, mayBeBlank: true })),
  ],
  plain: ({ caption, rows, source }) =>
    [caption, ...rows.map(plainRow), source && `Source: ${source}`].filter(Boolean).join('\n'),
}

/** An empty cell keeps its place where cells stand one after the other. */
function plainRow(cells: readonly string[]): string {
  return cells.map((cell) => cell || '–').join('\t')
}

/**
 * The table scrolls inside a region that takes the keyboard's focus, so that a phone never scrolls the page
 * sideways.
 */
function render(node: TableNode, rendering: Rendering): Markup {
  if (node.rows.length === 0) return html``
  const id = rendering.nextId('table')
  const caption =
    node.caption !== null && html`<caption id="${id}"${dirOf(node.caption)}>${node.caption}</caption>`
  const name = node.caption === null ? html`aria-label="Table"` : html`aria-labelledby="${id}"`
  const [first = [], ...rest] = node.rows
  const head =
    node.headerRow &&
    html`<thead><tr${dirOfRow(first)}>${first.map((cell) => (cell === '' ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}</tr></thead>`
  const rows = (node.headerRow ? rest : node.rows).map(
    (row) =>
      html`<tr${dirOfRow(row)}>${row.map((cell, column) => renderCell(cell, { heads: node.headerColumn && column === 0 }))}</tr>`,
  )
  const source =
    node.source !== null && html`<figcaption class="table-source">Source: ${node.source}</figcaption>`
  return html`<figure class="table"><div class="table-scroll" role="region" ${name} tabindex="0"><table>${caption}${head}<tbody>${rows}</tbody></table></div>${source}</figure>\n`
}

/** A row is written as one line in the form, and runs in one direction there. */
function dirOfRow(row: readonly string[]) {
  return dirOf(row.join('\t'))
}

function renderCell(cell: string, { heads }: { heads: boolean }): Markup {
  if (heads) return html`<th scope="row">${cell}</th>`
  return isNumericCell(cell) ? html`<td class="numeric">${cell}</td>` : html`<td>${cell}</td>`
}
