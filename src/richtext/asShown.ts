// A stored text as the editor shows it: the form of a colleague, who approves it, shows what readers get.

import { isRightToLeft } from '#src/plainText/direction.ts'
import { giveIds } from './blockIds.ts'
import { MAX_CELLS_LENGTH } from './checks.ts'
import { linesOf } from './escape.ts'
import { childrenOf, isRecord, recordOf, stringOf } from './records.ts'
import { plainCells } from './table.ts'
import { FORMATS } from './textFormats.ts'
import type { RichTextNode } from './types.ts'
import { nodesInOrder } from './walk.ts'

/**
 * Puts a text in the shape in which the editor shows it, in place: lists of one kind side by side are one
 * list; a point that holds a list is two points, its words and the list, in their order; a list that begins
 * another stands before it; a link whose words are not its address is a link that somebody made; direction
 * follows the words, and only points are indented. A line break among words is one that readers get, and a
 * cell in quotation marks that a spreadsheet needs is written as readers get it. Words that are raised and
 * lowered at once are lowered. Each block has an id of its own; `newId` gives 24 hexadecimal digits. And
 * empties the labels that nobody is shown. Takes anything; what is no text stays as it is.
 */
export function asShown(body: unknown, newId: () => string): void {
  const nodes = [...nodesInOrder(body)]
  giveIds(nodes, newId)
  for (const node of nodes) {
    showNode(node)
    breakLines(node)
  }
  // From the innermost list outwards: what a list gives up belongs to the list around it.
  for (const node of nodes.toReversed()) {
    if (node.type === 'list') splitItems(node)
    tidyLists(node)
    const text = recordOf(recordOf(node['fields'])['text'])['root']
    if (isRecord(text)) tidyLists(text)
  }
  const root = recordOf(body)['root']
  if (isRecord(root)) tidyLists(root)
}

function showNode(node: RichTextNode): void {
  if (isTurnedAround(node)) node['direction'] = null
  if (isRaisedAndLowered(node)) node['format'] = Number(node['format']) & ~FORMATS.superscript
  if (node['indent'] && node.type !== 'listitem') node['indent'] = 0
  const fields = recordOf(node['fields'])
  if (fields['blockName']) fields['blockName'] = ''
  if (fields['blockType'] === 'table') showCells(fields)
  if ((node.type === 'link' || node.type === 'autolink') && fields['text']) fields['text'] = ''
  if (node.type === 'autolink' && !isOwnAddress(node)) node.type = 'link'
}

/** Cells that are refused for their length stay as they are. */
function showCells(fields: Record<string, unknown>): void {
  const cells = stringOf(fields['cells'])
  if (cells.length <= MAX_CELLS_LENGTH) fields['cells'] = plainCells(cells)
}

/** The editor shows such words lowered, and readers would get them raised. */
const BOTH = FORMATS.subscript | FORMATS.superscript

function isRaisedAndLowered({ type, format }: RichTextNode): boolean {
  return type === 'text' && typeof format === 'number' && (format & BOTH) === BOTH
}

/** The editor shows a break within the words of a text node, and readers would get a space. */
function breakLines(node: RichTextNode): void {
  const children = childrenOf(node)
  if (!children.some(hasBreak)) return
  node['children'] = children.flatMap((child) =>
    hasBreak(child)
      ? linesOf(stringOf(child['text'])).flatMap((text, index) => [
          ...(index > 0 ? [{ type: 'linebreak', version: 1 }] : []),
          ...(text ? [{ ...child, text }] : []),
        ])
      : [child],
  )
}

function hasBreak(node: RichTextNode): boolean {
  return node.type === 'text' && /[\n\r]/.test(stringOf(node['text']))
}

/** Readers get each line in the direction of its own words; the editor, in the one that is stored with it. */
function isTurnedAround(node: RichTextNode): boolean {
  const { direction } = node
  return direction === 'rtl' || (direction === 'ltr' && isRightToLeft(wordsIn(node)))
}

function wordsIn(node: RichTextNode): string {
  return childrenOf(node)
    .map(
      (child) =>
        stringOf(child['text']) || (child.type === 'link' || child.type === 'autolink' ? wordsIn(child) : ''),
    )
    .join('')
}

/** The editor makes a link of an address that is typed, and of no other words. */
function isOwnAddress(autolink: RichTextNode): boolean {
  const words = childrenOf(autolink)
    .map((child) => String(child['text'] ?? ''))
    .join('')
  const url = String(recordOf(autolink['fields'])['url'])
  return [words, `https://${words}`, `http://${words}`, `mailto:${words}`].includes(url)
}

/**
 * Lists of one kind side by side are one, which goes on counting. The editor does not count a first point
 * that is a list.
 */
function tidyLists(parent: Record<string, unknown>): void {
  if (!Array.isArray(parent['children'])) return
  const tidy: unknown[] = []
  for (const child of (parent['children'] as unknown[]).flatMap(withListsBefore)) {
    const before = tidy.at(-1)
    if (isList(child) && isList(before) && before['listType'] === child['listType'])
      before['children'] = [...childrenOf(before), ...childrenOf(child)]
    else tidy.push(child)
  }
  parent['children'] = tidy
}

function withListsBefore(child: unknown): unknown[] {
  if (!isList(child)) return [child]
  const items = childrenOf(child)
  const first = items.findIndex((item) => item.type !== 'listitem' || !holdsListsAlone(item))
  if (first === 0) return [child]
  const before = (first < 0 ? items : items.slice(0, first)).flatMap(childrenOf)
  return first < 0 ? before : [...before, { ...child, children: items.slice(first) }]
}

function holdsListsAlone(item: RichTextNode): boolean {
  const parts = childrenOf(item)
  return parts.length > 0 && parts.every(isList)
}

/** The editor keeps a list within a list in a point of its own. */
function splitItems(list: RichTextNode): void {
  list['children'] = childrenOf(list).flatMap((item) => {
    const parts = childrenOf(item)
    const lists = parts.filter(isList).length
    if (item.type !== 'listitem' || lists === 0 || lists === parts.length) return [item]
    const runs: RichTextNode[][] = []
    for (const part of parts) {
      const run = runs.at(-1)
      if (run && isList(run[0]) === isList(part)) run.push(part)
      else runs.push([part])
    }
    return runs.map((children) => ({ ...item, children }))
  })
}

function isList(node: unknown): node is RichTextNode {
  return isRecord(node) && node['type'] === 'list'
}
