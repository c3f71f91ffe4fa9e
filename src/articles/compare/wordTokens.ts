// A line taken apart, so that its words can be compared: what is only a style of writing is the same
// afterwards, and what no slip of the pen touches is one token.

import { DOUBLE_MARKS, SINGLE_MARKS } from '#src/plainText/quotationMarks.ts'
import { withoutUnseen } from '#src/plainText/unseen.ts'
import type { InlineNode, TextNode } from '#src/richtext/bodyNodes.ts'
import { shownInline } from '#src/richtext/shownInline.ts'

/** What stands in a line and is no slip of the pen wherever it comes or goes. */
type FixedKind = 'figure' | 'link' | 'mark'

/**
 * A word, a new line, or a figure, an end of a link or a quotation mark; `key` is the same for the same token
 * in another style.
 */
export type WordToken = { kind: 'word' | 'line' | FixedKind; key: string; text: string }

/** Words, and between them what is fixed. */
type Stretch = string | WordToken

const NEW_LINE: WordToken = { kind: 'line', key: '\n', text: 'a new line' }

/** The tokens of lines, one after the other. */
export function tokensOfLines(lines: readonly (readonly InlineNode[])[]): WordToken[] {
  return lines.flatMap((nodes, index) => [...(index > 0 ? [NEW_LINE] : []), ...tokensOf(stretchesOf(nodes))])
}

/** The tokens of a plain text. */
export function tokensOfText(text: string | null): WordToken[] {
  return tokensOf([text ?? ''])
}

/** Which figures are cited, where links begin, end and lead. */
function stretchesOf(nodes: readonly InlineNode[]): Stretch[] {
  const stretches: Stretch[] = []
  let words: (TextNode | { type: 'lineBreak' })[] = []
  const endWords = () => {
    if (words.length > 0) stretches.push(shownInline(words, 'meaning'))
    words = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'lineBreak') {
      words.push(node)
      continue
    }
    endWords()
    if (node.type === 'figure') stretches.push(fixed('figure', node.figure.id))
    else {
      const { children, type: _, ...leads } = node
      stretches.push(fixed('link', JSON.stringify(leads)), ...stretchesOf(children), fixed('link', 'end'))
    }
  }
  endWords()
  return stretches
}

function fixed(kind: FixedKind, what: string): WordToken {
  return { kind, key: `\0${kind} ${what}`, text: what }
}

const SINGLE = new RegExp(`[${SINGLE_MARKS}]`, 'gu')

/** Scripts that put no spaces between words: each of their letters counts as one. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan']
  .map((script) => `\\p{Script=${script}}`)
  .join('')

/** Letters and digits of other scripts. A run that is longer than a word is cut into pieces. */
const RUN = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]){1,30}`

/**
 * A double quotation mark; a single one, or an apostrophe; a new line; a number with its groups; a letter of
 * a script without spaces; a word, with `l'` before it and `'s` behind; any other sign but punctuation.
 */
const TOKEN = new RegExp(
  [
    `(?<double>[${DOUBLE_MARKS}]|'')`,
    "(?<single>(?<![\\p{L}\\p{N}\\p{M}])'|'(?![\\p{L}\\p{N}]))",
    '(?<line>\\n)',
    `(?<word>\\p{N}{1,30}(?:[.,]\\p{N}{1,30})+|[${UNSPACED}]\\p{M}*|(?:\\p{L}{1,2}')?${RUN}(?:'\\p{L}{1,2}(?![\\p{L}\\p{M}\\p{N}]))?|[^\\s\\p{P}])`,
  ].join('|'),
  'gu',
)

/** The tokens of these, one after the other. Capitals and punctuation are a style of writing. */
function tokensOf(stretches: readonly Stretch[]): WordToken[] {
  let isOpen = false
  return stretches.flatMap((stretch) => {
    if (typeof stretch !== 'string') return [stretch]
    const text = withoutUnseen(stretch).normalize('NFC').replace(SINGLE, "'")
    return Array.from(text.matchAll(TOKEN), ({ 0: found, index, groups = {} }): WordToken[] => {
      if (groups['double']) return [fixed('mark', '"')]
      if (groups['line']) return [NEW_LINE]
      if (groups['word']) return [{ kind: 'word', key: found.toLowerCase(), text: found }]
      const opens = isOpening(text, index)
      // Behind a word and with none open it is an apostrophe: `the producers’ output`.
      if (!opens && !isOpen) return []
      isOpen = opens
      return [fixed('mark', "'")]
    }).flat()
  })
}

function isOpening(text: string, at: number): boolean {
  return !/[\p{L}\p{N}.,;:!?…)\]]/u.test(text[at - 1] ?? ' ') && /\S/u.test(text[at + 1] ?? ' ')
}
