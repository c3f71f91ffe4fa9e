// What readers see of a body, line by line in reading order: its words, and of its form what words alone do
// not say.

import { mayRunRightToLeft } from '#src/plainText/direction.ts'
import { definitionOf } from '../blocks/index.ts'
import type { BodyNode, CommentaryNode, ImageNode, InlineNode, ListNode, TableNode } from '../bodyNodes.ts'
import { linksIn, shownInline, type Forms } from '../shownInline.ts'
import type { RichText } from '../types.ts'
import { draftNodes } from './nodes.ts'

/**
 * A line; of a table it has the cells, or the caption, and the table, whose numbers mean what its headings
 * say.
 */
export type ShownLine = { text: string; cells?: string[]; table?: TableNode }

/**
 * Every line of a body. Points of lists have their numbers, tables their rows, views and pictures a line
 * each.
 */
export function shownLines(body: RichText, forms: Forms): ShownLine[] {
  return linesOfNodes(draftNodes(body), forms)
}

/** The same for some of its nodes. */
export function linesOfNodes(nodes: readonly BodyNode[], forms: Forms): ShownLine[] {
  return nodes.flatMap((node) => linesOf(node, forms))
}

function linesOf(node: BodyNode, forms: Forms): ShownLine[] {
  const mark = (words: string) => (forms === 'all' ? words : '')
  switch (node.type) {
    case 'paragraph':
      return inlineLines(node.children, { before: '', forms }).map(forms === 'all' ? plainly : asItIs)
    case 'heading':
      return inlineLines(node.children, { before: mark(`Heading ${node.level}: `), forms })
    case 'quote':
      return inlineLines(node.children, { before: mark('Quotation: '), forms })
    case 'list':
      return listLines(node, { indent: '', forms })
    case 'rule':
      return linesOfTexts([mark(RULE)])
    case 'commentary':
      return commentaryLines(node, forms)
    case 'table':
      return tableLines(node, forms)
    case 'image':
      return [pictureLine(node), ...ownTexts(node, forms)]
    case 'embed':
      return [...ownTexts(node, forms), { text: `Link: ${node.url}` }]
    default:
      return ownTexts(node, forms)
  }
}

const RULE = 'A rule across the page.'

/** How the line of anything but a paragraph may begin. */
const MARK = new RegExp(`^(?:${RULE}$|\\s*(?:•|\\d+\\.) |[A-Z][^:{\\n]{0,80}: )`, 'u')

/** A paragraph that reads like the line of a heading, a list or a block is told apart from one. */
function plainly(line: ShownLine): ShownLine {
  return MARK.test(line.text) ? { ...line, text: afterMark('Paragraph: ', line.text) } : line
}

/**
 * Words behind a name of ours that may run from right to left: what is read first in them is their own first
 * letter, as it is for readers, and not ours (UAX 9, first strong isolate). A new line ends the stretch.
 */
function afterMark(mark: string, words: string): string {
  if (!/\p{L}/u.test(mark) || !mayRunRightToLeft(words)) return mark + words
  return mark + words.replace(/^.*/, '\u2068$&\u2069')
}

function asItIs(line: ShownLine): ShownLine {
  return line
}

/**
 * The line, and where each of its links leads, which stands in the line itself where all of its form is
 * wanted.
 */
function inlineLines(
  nodes: readonly InlineNode[],
  { before, forms }: { before: string; forms: Forms },
): ShownLine[] {
  const links = (forms === 'all' ? [] : linksIn(nodes)).map(
    ({ url, children }) => `Link of “${shownInline(children, 'meaning')}”: ${url}`,
  )
  return linesOfTexts([afterMark(before, shownInline(nodes, forms)), ...links])
}

function listLines(list: ListNode, { indent, forms }: { indent: string; forms: Forms }): ShownLine[] {
  return list.items.flatMap(({ children, lists }, index) => {
    const mark = list.ordered ? `${list.start + index}.` : '•'
    return [
      ...inlineLines(children, { before: `${indent}${mark} `, forms }),
      ...lists.flatMap((nested) => listLines(nested, { indent: `${indent}  `, forms })),
    ]
  })
}

function commentaryLines(node: CommentaryNode, forms: Forms): ShownLine[] {
  const within = linesOfNodes(node.children, forms)
  return [
    ...ownTexts(node, forms),
    { text: `View: ${node.stance}` },
    ...(forms === 'all'
      ? within.map((line) => ({
          ...line,
          text: afterMark(`In the commentary block ${nameOfView(node)}: `, line.text),
        }))
      : within),
  ]
}

/** Whose words they are, and which way they look: words that move from one block to another change both. */
function nameOfView({ label, analyst, stance }: CommentaryNode): string {
  return `“${label}” (${[analyst?.name, stance].filter(Boolean).join(', ')})`
}

/**
 * A row is a line, so that a value that moves to another column is seen; the caption says what its numbers
 * are.
 */
function tableLines(table: TableNode, forms: Forms): ShownLine[] {
  const { caption, source, rows, headerRow, headerColumn } = table
  const mark = (words: string) => (forms === 'all' ? words : '')
  const heads = [headerRow && 'first row', headerColumn && 'first column'].filter(Boolean).join(', ')
  return [
    ...(caption === null
      ? []
      : [{ text: afterMark(mark('The caption of a table: '), caption), cells: [caption], table }]),
    ...(forms === 'all' ? [{ text: `Headings of the table: ${heads || 'none'}` }] : []),
    ...rows.map((cells) => ({
      text: afterMark(mark('A row of a table: '), rowOf(cells, forms)),
      cells,
      table,
    })),
    ...(source === null ? [] : [{ text: afterMark(mark('The source of a table: '), source) }]),
  ]
}

function rowOf(cells: readonly string[], forms: Forms): string {
  return cells.map((cell) => (forms === 'all' ? cell.replace(/[\\|]/g, '\\$&') : cell)).join(' | ')
}

function pictureLine({ image }: ImageNode): ShownLine {
  return { text: `Picture: ${image.url}` }
}

/** The texts of a block's own fields; where all of its form is wanted, each with what it is. */
function ownTexts(
  node: Extract<BodyNode, { type: 'commentary' | 'image' | 'embed' | 'pullQuote' | 'disclosure' }>,
  forms: Forms,
): ShownLine[] {
  const texts = definitionOf(node).texts(node, () => [])
  return linesOfTexts(
    texts.map(({ called, text }) =>
      text && forms === 'all' ? afterMark(`${called}${ofWhich(node)}: `, text) : text,
    ),
  )
}

/** A caption is of the picture that it stands under. */
function ofWhich(node: BodyNode): string {
  return node.type === 'image' ? ` (${node.image.url.split('/').at(-1)})` : ''
}

function linesOfTexts(texts: readonly (string | null | undefined)[]): ShownLine[] {
  return texts.flatMap((text) => (text ? [{ text }] : []))
}
