// Texts as the editor saves them, with every node and every block that a body may hold.

import type { Row } from './desk.ts'
import type { People } from './people.ts'
import type { Reference } from './reference.ts'

type Node = Record<string, unknown>
type Inline = string | Node

const element = { direction: 'ltr', format: '', indent: 0, version: 1 }

/** A whole text. */
export const text = (...children: Node[]): Node => ({ root: { ...element, type: 'root', children } })

/** A paragraph. */
export const p = (...children: Inline[]): Node =>
  within({ type: 'paragraph', textFormat: 0, textStyle: '' }, children)

/** A figure within a line. */
export const fig = ({ id }: Row): Node => ({
  type: 'inlineBlock',
  version: 1,
  fields: { id: nextId(), blockType: 'figure', figure: id },
})

/** A block between paragraphs. */
export const block = (blockType: string, fields: Node): Node => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: nextId(), blockName: '', blockType, ...fields },
})

const heading = (tag: string, words: string) => within({ type: 'heading', tag }, [words])
const styled = (words: string, format: number): Node => ({ ...plain(words), format })
const item = (value: number, ...children: Inline[]) => within({ type: 'listitem', value }, children)
const list = (listType: 'bullet' | 'number', ...items: Node[]): Node => ({
  ...element,
  type: 'list',
  listType,
  tag: listType === 'bullet' ? 'ul' : 'ol',
  start: 1,
  children: items,
})
const link = (words: string, url: string, newTab = false): Node => ({
  ...within({ type: 'link', id: nextId() }, [words]),
  version: 3,
  fields: { linkType: 'custom', newTab, url },
})

/** A body with every node, every block and every figure. */
export function everything({ figures, pictures }: Reference, { author, editor }: People): Node {
  const cited = Object.entries(figures).filter(([name]) => name !== 'uncited' && name !== 'cited')
  const sentence = cited.flatMap(([name, figure]): Inline[] => [`${name} stood at `, fig(figure), '; '])
  return text(
    p(
      'The floor is ',
      fig(figures.floor),
      ', said <nobody> & "all" in ',
      styled('italics', 2),
      ', ',
      styled('bold', 1),
      ', ',
      styled('both', 3),
      ', H',
      styled('2', 32),
      'O and m',
      styled('3', 64),
      '.',
    ),
    heading('h2', 'What every unit looks like'),
    p(...sentence, { type: 'linebreak', version: 1 }, 'and that was all.'),
    heading('h3', 'Lists'),
    list(
      'bullet',
      item(1, 'First, with ', fig(figures.spot)),
      item(2, 'Second'),
      item(3, list('bullet', item(1, 'Nested'))),
    ),
    list(
      'number',
      item(1, 'One'),
      item(2, 'Two, see ', link('the exchange', 'https://exchange.example/a?b=1&c=2', true)),
    ),
    within({ type: 'quote' }, ['A quotation with ', link('an own link', '/corrections'), '.']),
    { type: 'horizontalrule', version: 1 },
    heading('h4', 'Blocks'),
    block('commentary', {
      label: 'Assay Commentary',
      analyst: editor.id,
      stance: 'bullish',
      horizon: '6 to 12 months',
      text: text(p('Upwards from ', fig(figures.charge), '.'), list('bullet', item(1, 'As far as one sees'))),
    }),
    block('commentary', {
      label: 'Another view',
      analyst: null,
      stance: 'none',
      horizon: null,
      text: text(p('None.')),
    }),
    block('pullQuote', { quote: 'A price is a fact; a floor is a promise.', attribution: 'A miner' }),
    block('table', {
      caption: 'Charges by quarter',
      source: 'The desk',
      headerRow: true,
      headerColumn: true,
      cells: 'Quarter\tLow, $/t\tHigh, $/t\nQ1\t18\t24\nQ2 <b>\t11\t16',
    }),
    block('table', {
      caption: 'Without heads',
      source: 'The desk',
      headerRow: false,
      headerColumn: false,
      cells: 'a\tb\nc\t−1.5',
    }),
    block('image', { image: pictures.small.id, caption: 'A plate, seen from above' }),
    block('disclosure', { text: 'The publisher sells subscriptions to an importer named here.' }),
    block('embed', {
      url: 'https://www.icsg.org/',
      title: 'Study Group',
      description: 'Balances.',
      site: 'ICSG',
    }),
    p('Signed by ', styled(String(author.name), 2), '.'),
  )
}

function within(node: Node, children: Inline[]): Node {
  return {
    ...element,
    ...node,
    children: children.map((child) => (typeof child === 'string' ? plain(child) : child)),
  }
}

function plain(words: string): Node {
  return { type: 'text', version: 1, text: words, format: 0, detail: 0, mode: 'normal', style: '' }
}

let count = 0

/** Block ids look like Payload's: 24 hexadecimal digits. */
function nextId(): string {
  count += 1
  return count.toString(16).padStart(24, 'a')
}
