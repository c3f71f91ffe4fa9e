// The words of a text as search compares them: without case, accents and signs. Both databases index exactly these.

/** Most words of a question that count; the rest is left out. */
const MOST_WORDS = 8
const LONGEST_WORD = 60
const LONGEST_QUESTION = 500

/** A run of letters and digits, with the marks that belong to them. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** One word folded: decomposed, marks taken off, lower case. Empty when nothing is left. */
export function fold(word: string): string {
  return word.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase().slice(0, LONGEST_WORD)
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => fold(word)).filter((word) => word !== '')
}

/** The words of a question, each once; the last may be the beginning of one. Whatever else is in it means nothing. */
export function questionWords(question: string): string[] {
  return [...new Set(wordsOf(question.slice(0, LONGEST_QUESTION)))].slice(0, MOST_WORDS)
}

/** Whether a folded word answers one of the words asked for. */
export function answers(word: string, asked: readonly string[]): boolean {
  return asked.some((wanted, index) => word === wanted || (index === asked.length - 1 && word.startsWith(wanted)))
}

const BEFORE = 60
const LENGTH = 180

/** The passage of a text around the first word asked for, cut between words; null when none of them stands in it. */
export function passageAround(text: string, asked: readonly string[]): string | null {
  const flat = text.replace(/\s+/g, ' ').trim()
  const first = [...flat.matchAll(WORD)].find(([word]) => answers(fold(word), asked))
  if (!first) return null
  const start = first.index <= BEFORE ? 0 : flat.indexOf(' ', first.index - BEFORE) + 1
  const end = start + LENGTH >= flat.length ? flat.length : Math.max(flat.lastIndexOf(' ', start + LENGTH), first.index + first[0].length)
  return `${start > 0 ? '… ' : ''}${flat.slice(start, end)}${end < flat.length ? ' …' : ''}`
}
