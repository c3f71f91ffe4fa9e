// A text taken apart, so that its numbers can be compared: what is only a style of writing is the same
// afterwards.

import { withoutUnseen } from '#src/plainText/unseen.ts'

/**
 * `stop` ends a sentence; `key` is the same for the same token in another style, `start` and `end` its place
 * in the text.
 */
export type Token = { kind: 'number' | 'word' | 'sign' | 'stop'; key: string; start: number; end: number }

/** A text in one style, as `tokensIn` takes it. Every sign that it does not know of stays as it is. */
export function inOneStyle(text: string): string {
  return withoutUnseen(text)
    .normalize('NFC')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-')
    .replace(/[‘’‚]/g, "'")
    .replace(/[“”„]/g, '"')
    .replaceAll('…', '...')
    .replace(GROUPED, (number) => number.replace(/\P{Nd}/gu, ','))
    .replace(/[\u00A0\u202F\u2009]/g, ' ')
}

/** Thousands set apart by one sign throughout: `9,800,000`, and not `2020,100`. */
const GROUPED =
  /(?<!\p{Nd}|\p{Nd}[.,'\u00A0\u202F\u2009])(?!0)\p{Nd}{1,3}([,'\u00A0\u202F\u2009])\p{Nd}{3}(?:\1\p{Nd}{3})*(?!\p{Nd}|\1\p{Nd})/gu

/**
 * A number with its decimals, the marks on its digits, what is raised or lowered behind it, and a minus that
 * touches it and nothing before it; a word; any one other sign. Punctuation is no token, but for the end of a
 * sentence, and for a quotation mark behind a digit, which may say feet.
 */
const TOKEN =
  /(?<number>(?:(?<![\p{L}\p{M}\p{N}%)])-)?[.,]?\p{N}(?:[\p{N}\p{M}.,':]*[\p{N}\p{M}])?(?:[\^_]\{[^\s{}]{1,40}\})*)|(?<word>\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*)|(?<sign>(?<=\p{N})['"]|[^\s.,;:!?"'«»])|(?<stop>[.!?])/gu

/** The tokens of a text in one style. Takes time in proportion to its length. */
export function tokensIn(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index, groups = {} }): Token => {
    const at = { start: index, end: index + found.length }
    if (groups['number'] !== undefined)
      return { kind: 'number', key: found.replace(GROUPED, (number) => number.replaceAll(',', '')), ...at }
    if (groups['sign'] !== undefined) return { kind: 'sign', key: found, ...at }
    if (groups['stop'] !== undefined) return { kind: 'stop', key: '', ...at }
    return { kind: isNumberWord(found) ? 'number' : 'word', key: found.toLowerCase(), ...at }
  })
}

/** Words that say a number, or which of several. */
const CARDINALS =
  'zero nought nil one two three four five six seven eight nine ten eleven twelve thirteen ' +
  'fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty ' +
  'seventy eighty ninety hundred thousand million billion trillion quadrillion lakh crore ' +
  'quintillion dozen score'

const ORDINALS =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth ' +
  'fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth ' +
  'millionth billionth trillionth'

const MULTIPLES = 'doubl tripl trebl quadrupl quintupl sextupl septupl octupl nonupl decupl centupl halv'

const OTHERS =
  'first firstly last second seconds secondly next half halves once twice thrice single ' +
  'both pair pairs couple couples trio quartet quarter quarters quarterly threescore ' +
  'twins triplets quadruplets'

/** Spans of so many days or years, and what comes once in each. */
const SPANS =
  'fortnight fortnights fortnightly decade decades decadal century centuries centennial ' +
  'bicentennial centenary bicentenary millennium millennia millenniums millennial biennial ' +
  'biennially biennium biannual biannually bimonthly biweekly triennial triennially ' +
  'quadrennial quinquennial decennial'

const WORDS = new Set(
  [
    ...CARDINALS.split(' ').flatMap((word) => [word, `${word}s`, `${word}fold`]),
    ...ORDINALS.split(' ').flatMap((word) => [word, `${word}s`, `${word}ly`]),
    ...MULTIPLES.split(' ').flatMap((stem) => ['e', 'es', 'ed', 'ing'].map((end) => stem + end)),
    ...OTHERS.split(' '),
    ...SPANS.split(' '),
    'sixes',
    'twenties thirties forties fifties sixties seventies eighties nineties'.split(' '),
  ].flat(),
)

/** Whether a word says a number: `zero`, `hundreds`, `tenth`, `doubled`, `last`, `IV`. */
export function isNumberWord(word: string): boolean {
  return WORDS.has(plainLetters(word)) || /^(?:[IVX]{2,8}|[VX])$/.test(word)
}

/** A ligature of `fi` is the two letters, and a mark on a letter leaves the word what it is. */
function plainLetters(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
