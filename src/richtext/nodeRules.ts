// The allow-list of a text: which nodes there are, which properties each may have, and what may stand in
// what. Shapes: `exportJSON` of lexical 0.x and of @payloadcms/richtext-lexical 3.90.1. What an editor of
// ours cannot load is not among them: the form would show an error in place of the words, and whoever
// approves would not read them.

import {
  count,
  integer,
  linkUrl,
  oneOf,
  optionalBoolean,
  optionalId,
  optionalText,
  words,
  type Check,
} from './checks.ts'
import { badShape, type Fault } from './faults.ts'
import { FORMAT_MASK } from './textFormats.ts'

/** The rule of one type of node. `fields` holds the rule of the object of that name, for links. */
export type NodeRule = {
  /** As the desk calls it. */
  name: string
  properties: Readonly<Record<string, Check>>
  fields?: Readonly<Record<string, Check>>
  /** Properties without which an editor cannot load it. */
  needed?: readonly string[]
  /** Types that may stand directly in it; absent where there are no children. */
  children?: readonly string[]
  /**
   * Types that the editor puts in it as well: a draft is saved with them, and `what` is said before it is
   * submitted.
   */
  draftChildren?: { types: readonly string[]; what: string }
}

const INLINE = ['text', 'tab', 'linebreak', 'link', 'autolink', 'inlineBlock']
const LINKED = ['text', 'tab', 'linebreak']
/** A link that is put on a selection takes the figures of it in. */
const FIGURE_IN_LINK = {
  types: ['inlineBlock'],
  what: 'has a figure in it; end the link before the figure',
}
/**
 * What may stand directly in a text, and in the text of a commentary block: what their editors have
 * (`collections/articles`).
 */
const BODY_CHILDREN: readonly string[] = ['paragraph', 'heading', 'list', 'quote', 'horizontalrule', 'block']
export const COMMENTARY_CHILDREN: readonly string[] = ['paragraph', 'list']

const version = integer('version', { min: 0, max: 10 })

/** Alignment comes along when text is pasted; it is kept but never shown. */
const alignment = oneOf('alignment', ['', 'left', 'start', 'center', 'right', 'end', 'justify'])

/**
 * `textFormat` is only the style the next typed letter would have, so any of the editor's bits may stand in
 * it.
 */
const element = {
  type: () => null,
  version,
  direction: oneOf('direction', [null, 'ltr', 'rtl']),
  format: alignment,
  indent: integer('indent', { min: 0, max: 20 }),
  textFormat: integer('text format', { min: 0, max: 2_047 }),
  textStyle: oneOf('style', ['']),
} satisfies Record<string, Check>

const textual = {
  type: () => null,
  version,
  text: words('text', 50_000),
  format: houseFormat,
  detail: integer('detail', { min: 0, max: 3 }),
  mode: oneOf('mode', ['normal']),
  style: oneOf('style', ['']),
} satisfies Record<string, Check>

/** Lexical's tabs have no other. */
const tab = {
  ...textual,
  text: oneOf('text', ['\t']),
  detail: oneOf('detail', [2]),
} satisfies Record<string, Check>

const decorator = { type: () => null, version, format: alignment } satisfies Record<string, Check>

/** `text` is the label in Payload's link form; what is shown are the link's own words. */
const link = {
  text: optionalText('label', 5_000),
  url: linkUrl,
  newTab: optionalBoolean('a new-tab setting'),
  linkType: oneOf('link type', ['custom']),
  doc: oneOf('internal document', [null]),
} satisfies Record<string, Check>

/** The text's outermost node. */
export const ROOT_RULE: NodeRule = { name: 'text', properties: element, children: BODY_CHILDREN }

/** Every other node by its `type`. */
export const NODE_RULES: ReadonlyMap<string, NodeRule> = new Map<string, NodeRule>([
  ['paragraph', { name: 'paragraph', properties: element, children: INLINE }],
  [
    'heading',
    {
      name: 'heading',
      properties: { ...element, tag: oneOf('level', ['h2', 'h3', 'h4']) },
      children: INLINE,
    },
  ],
  ['quote', { name: 'quotation', properties: element, children: INLINE }],
  [
    'list',
    {
      name: 'list',
      properties: {
        ...element,
        listType: oneOf('list type', ['bullet', 'number']),
        tag: oneOf('tag', ['ul', 'ol']),
        start: count('first number', 100_000),
      },
      needed: ['listType', 'tag'],
      children: ['listitem'],
    },
  ],
  [
    'listitem',
    {
      name: 'list item',
      properties: {
        ...element,
        value: count('number', 200_000),
        checked: oneOf('tick', [null, false]),
      },
      children: [...INLINE, 'list'],
    },
  ],
  ['horizontalrule', { name: 'rule', properties: decorator }],
  ['text', { name: 'text', properties: textual }],
  ['tab', { name: 'tab', properties: tab, needed: ['detail'] }],
  ['linebreak', { name: 'line break', properties: { type: () => null, version } }],
  [
    'link',
    {
      name: 'link',
      properties: { ...element, id: optionalId('an id') },
      fields: link,
      children: LINKED,
      draftChildren: FIGURE_IN_LINK,
    },
  ],
  [
    'autolink',
    {
      name: 'link',
      properties: { ...element, id: optionalId('an id') },
      fields: link,
      children: LINKED,
      draftChildren: FIGURE_IN_LINK,
    },
  ],
  // Payload looks for the fields of version 1 in another place.
  [
    'block',
    { name: 'block', properties: { ...decorator, version: integer('version', { min: 2, max: 10 }) } },
  ],
  ['inlineBlock', { name: 'inline block', properties: { type: () => null, version } }],
])

function houseFormat(value: unknown): Fault | null {
  if (typeof value !== 'number' || !Number.isInteger(value))
    return badShape('has a format that is not a number')
  return (value & ~FORMAT_MASK) === 0
    ? null
    : badShape('has a style other than bold, italic, subscript and superscript')
}
