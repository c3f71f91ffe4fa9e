// The numbers of a text, each with the words beside it: a unit, a currency, a magnitude, `up`, `first`, `fell
// by`.

import { inOneStyle, tokensIn, type Token } from './numberTokens.ts'

/**
 * A number with its neighbours, and where it stands in a text; `key` is the same for the same phrase in
 * another style.
 */
export type Phrase = { key: string; text: string; start: number; end: number }

/**
 * Words before a number that say nothing by themselves, so that the word before them counts too: `fell by
 * 3%`.
 */
const BETWEEN = new Set(
  (
    'a about almost an another around at by from further just less more nearly of only over ' +
    'some than the to under well'
  ).split(' '),
)

/** Short words that are no unit. */
const NO_UNITS = new Set('and but for has is of on or the to was'.split(' '))

/** Words that lead to the unit behind them: `10 tonnes a day`. */
const LEADING = new Set('a an per every each'.split(' '))

/** How many words count after a number, and before it where `BETWEEN` leads further. */
const WORDS_AFTER = 2
const MAX_WORDS_BEFORE = 3

/** Most tokens that are looked at on either side, which bounds the time. */
const MAX_TOKENS = 12

/** A word before a full stop that may be short for something: `5 bn. euros`. */
const SHORT = 3

/** Longest quotation of a phrase, in characters. */
const QUOTED = 80

/**
 * Every number of a text with its neighbours, in order. Capitals, punctuation and the style of `9,800` make
 * no difference.
 */
export function phrasesIn(text: string): Phrase[] {
  const styled = inOneStyle(text)
  const tokens = tokensIn(styled)
  return tokens.flatMap(({ kind }, at) => (kind === 'number' ? [phraseAt(styled, tokens, at)] : []))
}

/** A text as one phrase, for a cell of a table; whatever of it differs counts. */
export function wholePhrase(text: string): Phrase {
  const styled = inOneStyle(text)
  const tokens = tokensIn(styled).map((token) => ({ ...token, key: keyOf(styled, token) }))
  return { key: joined(tokens.map(({ key }) => key)), text: text.trim(), start: 0, end: text.length }
}

function phraseAt(text: string, tokens: readonly Token[], at: number): Phrase {
  const first = firstBefore(tokens, at)
  const last = lastAfter(tokens, at)
  const next = nextNumber(tokens, at)
  const keys = tokens.slice(first, last + 1).map((token, index) => {
    if (first + index !== at + 1) return token.key
    return token.kind === 'stop' ? '.' : keyOf(text, token)
  })
  const end = next && last === at && !/\p{L}/u.test(next.key) ? next.end : tokens[last]!.end
  return {
    key: joined([...keys, next ? between(text.slice(tokens[at]!.end, next.start)) : '']),
    text,
    start: tokens[first]!.start,
    end,
  }
}

/** The number that follows with no word between. */
function nextNumber(tokens: readonly Token[], at: number): Token | null {
  const next = tokens
    .slice(at + 1, at + 1 + MAX_TOKENS)
    .find(({ kind }) => kind === 'number' || kind === 'word')
  return next?.kind === 'number' ? next : null
}

/**
 * What stands between two numbers: `5, 300` are two, and `5 300` is one to readers. A tab and a wide space
 * are a column.
 */
function between(signs: string): string {
  return `<${signs.replace(/[ \u00A0\u2009\u202F]+/gu, ' ')}>`
}

/** Every sign before the number, and the word before it. */
function firstBefore(tokens: readonly Token[], at: number): number {
  let words = 0
  let first = at
  for (let index = at - 1; index >= Math.max(0, at - MAX_TOKENS); index -= 1) {
    const { kind, key } = tokens[index]!
    if (kind === 'number' || (kind === 'stop' && words > 0)) break
    if (kind === 'stop') continue
    first = index
    if (kind !== 'word') continue
    words += 1
    if (words === MAX_WORDS_BEFORE || !BETWEEN.has(key)) break
  }
  return first
}

/**
 * The two words after the number in its sentence, with the signs between; `1.` at the beginning is no
 * sentence.
 */
function lastAfter(tokens: readonly Token[], at: number): number {
  let words = 0
  let last = at
  for (let index = at + 1; index <= Math.min(tokens.length - 1, at + MAX_TOKENS); index += 1) {
    const { kind, key } = tokens[index]!
    if (kind === 'number') break
    if (kind === 'stop') {
      if (isEnd(tokens[last]!) && last > 0) break
      continue
    }
    last = index
    if (kind === 'word' && !LEADING.has(key)) words += 1
    if (words === WORDS_AFTER) break
  }
  return last
}

/** Whether a full stop behind it ends a sentence. */
function isEnd({ kind, key }: Token): boolean {
  return kind !== 'word' || key.length > SHORT
}

/** Capitals are a style of writing, except in what is short enough for a unit: `mW` and `MW`. */
function keyOf(text: string, { kind, key, start, end }: Token): string {
  return kind === 'word' && end - start <= SHORT && !NO_UNITS.has(key) ? text.slice(start, end) : key
}

function joined(keys: readonly string[]): string {
  return keys.filter(Boolean).join(' ')
}

/** A phrase as it stands in its text, cut off where it is long. */
export function saidIn({ text, start, end }: Phrase): string {
  const signs = Array.from(text.slice(start, Math.min(end, start + 2 * QUOTED)).replace(/\s+/gu, ' '))
  return signs.length > QUOTED ? `${signs.slice(0, QUOTED).join('')}…` : signs.join('')
}
