// The words of a text as search compares them: without case, accents and signs. Both databases index exactly these.

/** Most words of a question that count; the rest is left out. */
const MOST_WORDS = 8
const LONGEST_WORD = 60
const LONGEST_QUESTION = 500

/** A run of letters and digits, with the marks that belong to them. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** One word folded: decomposed, marks taken off, lower case. Empty when nothing is left. */
export function fold(word: string): string {
  const plain = /^[a-z0-9]*$/i.test(word) ? word : word.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '')
  return plain.toLowerCase().slice(0, LONGEST_WORD)
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => fold(word)).filter((word) => word !== '')
}

/** The words of a question, each once; the last may be the beginning of one. Whatever else is in it means nothing. */
export function questionWords(question: string): string[] {
  return [...new Set(wordsOf(question.slice(0, LONGEST_QUESTION)))].slice(0, MOST_WORDS)
}

/** Letters, digits and marks beyond ASCII, which `fold` may make others of. */
const BEYOND_ASCII = /(?!\p{ASCII})[\p{L}\p{N}\p{M}]/u

/** A text on one line, in which words are looked for. */
export type Searched = { line: string; /** Whether all its letters and digits are ASCII: words are then found in it as they are. */ isAscii: boolean }

/** The text as words are looked for in it. */
export function searchedText(text: string): Searched {
  const line = text.replace(/\s+/g, ' ').trim()
  return { line, isAscii: !BEYOND_ASCII.test(line) }
}

/** What can be asked of a text about the words of one question. */
export type Finder = {
  /** How many of the words stand in it. */
  howMany: (text: Searched) => number
  /** The passage around the first of them, cut between words; null when none of them stands in it. */
  passage: (text: Searched) => string | null
}

/** Looks for words as `questionWords` gives them. */
export function finderOf(asked: readonly string[]): Finder {
  const isAnswer = (word: string, index: number) => (index === asked.length - 1 ? word.startsWith(asked[index]!) : word === asked[index])
  const patterns = asked.map((word, index) => (index === asked.length - 1 ? `${word}[a-z0-9]*` : `${word}(?![a-z0-9])`))
  const [each, any] = [patterns.map((one) => asPattern([one])), asPattern(patterns)]
  const first = ({ line, isAscii }: Searched): RegExpExecArray | null => {
    if (isAscii) return any.exec(line)
    for (const found of line.matchAll(WORD)) if (asked.some((_, index) => isAnswer(fold(found[0]), index))) return found
    return null
  }
  return {
    howMany: ({ line, isAscii }) => {
      const words = isAscii ? [] : wordsOf(line)
      return each.filter((pattern, index) => (isAscii ? pattern.test(line) : words.some((word) => isAnswer(word, index)))).length
    },
    passage: (text) => {
      const found = first(text)
      return found && around(text.line, found)
    },
  }
}

/** Words of ASCII as a pattern finds them: folded ones are letters and digits, and so mean nothing else to it. */
function asPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${words.join('|')})`, 'i')
}

const BEFORE = 60
const LENGTH = 180

function around(line: string, { index, 0: word }: RegExpExecArray): string {
  const start = index <= BEFORE ? 0 : line.indexOf(' ', index - BEFORE) + 1
  const end = start + LENGTH >= line.length ? line.length : Math.max(line.lastIndexOf(' ', start + LENGTH), index + word.length)
  return `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`
}
