// The allow-list of blocks: which there are, and what each of their fields may hold.
// A field may still be empty here, because drafts are saved while they are typed; `incompleteParts` asks for what is missing.

import { STANCES } from './blockNodes.ts'
import {
  oneOf,
  optionalBoolean,
  optionalId,
  optionalText,
  pageUrl,
  tableCells,
  type Check,
} from './checks.ts'

/** The rule of one block; `text` names the field that holds a text of its own. */
export type BlockRule = { name: string; fields: Readonly<Record<string, Check>>; text?: string }

const common = {
  id: optionalId('an id'),
  blockName: optionalText('name', 160),
  blockType: () => null,
} satisfies Record<string, Check>

/** Blocks that stand between paragraphs, by `blockType`. */
export const BLOCK_RULES: ReadonlyMap<string, BlockRule> = new Map<string, BlockRule>([
  [
    'commentary',
    {
      name: 'commentary block',
      fields: {
        ...common,
        label: optionalText('label', 80),
        analyst: optionalId('an analyst'),
        stance: oneOf('stance', [null, ...STANCES]),
        horizon: optionalText('horizon', 120),
      },
      text: 'text',
    },
  ],
  [
    'pullQuote',
    {
      name: 'pull quote',
      fields: {
        ...common,
        quote: optionalText('quotation', 1_000),
        attribution: optionalText('attribution', 200),
      },
    },
  ],
  [
    'table',
    {
      name: 'table',
      fields: {
        ...common,
        caption: optionalText('caption', 300),
        source: optionalText('source', 300),
        headerRow: optionalBoolean('a header row setting'),
        headerColumn: optionalBoolean('a header column setting'),
        cells: tableCells,
      },
    },
  ],
  [
    'image',
    {
      name: 'image',
      fields: { ...common, image: optionalId('an image'), caption: optionalText('caption', 500) },
    },
  ],
  ['disclosure', { name: 'disclosure', fields: { ...common, text: optionalText('text', 5_000) } }],
  [
    'embed',
    {
      name: 'embedded link',
      fields: {
        ...common,
        url: pageUrl,
        title: optionalText('title', 300),
        description: optionalText('description', 600),
        site: optionalText('site name', 120),
      },
    },
  ],
])

/** Blocks that stand in a line, by `blockType`. */
export const INLINE_BLOCK_RULES: ReadonlyMap<string, BlockRule> = new Map<string, BlockRule>([
  ['figure', { name: 'figure', fields: { ...common, figure: optionalId('a figure') } }],
])
