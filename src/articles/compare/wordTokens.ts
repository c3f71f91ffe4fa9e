// A line taken apart, so that its words can be compared: what is only a style of writing is the same
// afterwards, and what no slip of the pen touches is one token.

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

const DOUBLE = '"“”„‟«»‹›「」『』〝〞〟＂❝❞″‶‴ʺˮ״'
const SINGLE = /[‘’‚‛`´❛❜＇]/gu

/** A double quotation mark; a single one, or an apostrophe; a new line; a word with the apostrophes in it. */
const TOKEN = new RegExp(
  [
    `(?<double>[${DOUBLE}]|'')`,
    "(?<single>')",
    '(?<line>\\n)',
    `(?<word>(?:[^\\s'${DOUBLE}]|(?<=[\\p{L}\\p{N}])'(?=[\\p{L}\\p{N}]))+)`,
  ].join('|'),
  'gu',
)

function tokensOf(stretches: readonly Stretch[]): WordToken[] {
  let isOpen = false
  return stretches.flatMap((stretch) => {
    if (typeof stretch !== 'string') return [stretch]
    const text = stretch.normalize('NFC').replace(SINGLE, "'")
    return Array.from(text.matchAll(TOKEN), ({ 0: found, index, groups = {} }): WordToken[] => {
      if (groups['double']) return [fixed('mark', '"')]
      if (groups['line']) return [NEW_LINE]
      if (groups['word']) return wordsOf(found)
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

/** Capitals, and punctuation at either end of a word, are a style of writing. */
function wordsOf(text: string): WordToken[] {
  const [core] = /\P{P}(?:.*\P{P})?/su.exec(text) ?? []
  return core ? [{ kind: 'word', key: core.toLowerCase(), text: core }] : []
}
