// Which stretches of a text are quoted by marks that somebody typed: of one that is cut out of them, nobody
// else could tell whose words they are.

import {
  CLOSED_BY,
  DOUBLE_MARKS,
  isWithinWords,
  OPENING_MARKS,
  opensByPlace,
  PLACED_MARKS,
  SINGLE_MARKS,
  SINGLE_QUOTING,
  TYPED_MARKS,
  STRAIGHT_MARKS,
} from '#src/plainText/quotationMarks.ts'

/** Words between two marks. `isDoubtful`: they are quoted unless the mark before them has closed already. */
export type Quotation = { from: number; to: number; open: string; close: string; isDoubtful: boolean }

/** Between these places of a text. */
type Stretch = { start: number; end: number }

const DOUBLE = new RegExp(`\\n|[${SINGLE_MARKS}]{2}|${TYPED_MARKS}|[${DOUBLE_MARKS}]`, 'gu')

/** Single marks are looked at by themselves: most are apostrophes. */
const SINGLE = new RegExp(`\\n|(?<![${SINGLE_MARKS}])[${SINGLE_QUOTING}](?![${SINGLE_MARKS}])`, 'gu')

const KINDS = [DOUBLE, SINGLE]

type Mark = { sign: string; from: number; to: number }

/** What is open: its mark, others within it, what may have closed it, and the end of its line. */
type Open = { mark: Mark; depth: number; within: number; doubts: Mark[]; lineEnd: number | null }

/**
 * So much is looked at around a stretch: a search shows many, and a text may hold nothing but marks. A
 * quotation is shorter, or begins anew in each of its paragraphs.
 */
const LOOKED_AT = { before: 20_000, behind: 5_000 }

/** The marks and new lines of a text, of each kind, in order; null where they are too many to be kept. */
export type Marks = readonly (readonly Mark[] | null)[]

/** So many marks of a kind are kept. A text of more is looked through for each passage. */
const MAX_KEPT = 5_000

/** The marks of a text, to be looked at for each of its passages. */
export function marksIn(text: string): Marks {
  return KINDS.map((kind) => {
    const kept: Mark[] = []
    for (const mark of marksOf(text, kind)) if (kept.push(mark) > MAX_KEPT) return null
    return kept
  })
}

/** The quotations of a text that reach into a stretch of it. */
export function quotationsIn(text: string, marks: Marks, { start, end }: Stretch): Quotation[] {
  const looked = {
    from: Math.max(0, start - LOOKED_AT.before),
    to: Math.min(text.length, end + LOOKED_AT.behind),
  }
  return KINDS.flatMap((kind, at) => {
    const kept =
      marks[at] ??
      [...marksOf(text.slice(looked.from, looked.to), kind)].map((mark) => moved(mark, looked.from))
    const first = firstFrom(kept, looked.from)
    return quotationsOf(text, { marks: kept, first, upTo: end, length: looked.to })
  }).filter((found) => found.from < end && found.to >= start)
}

/** The place of the first mark from a place of the text on. */
function firstFrom(marks: readonly Mark[], from: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (marks[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

function* marksOf(text: string, kind: RegExp): Generator<Mark> {
  for (const { 0: sign, index } of text.matchAll(kind)) yield { sign, from: index, to: index + sign.length }
}

function moved({ sign, from, to }: Mark, by: number): Mark {
  return { sign, from: from + by, to: to + by }
}

/** Those that begin before a place; of what is open, the text ends at `length`. */
function quotationsOf(
  text: string,
  { marks, first, upTo, length }: { marks: readonly Mark[]; first: number; upTo: number; length: number },
): Quotation[] {
  const found: Quotation[] = []
  let open: Open | null = null
  for (let at = first; at < marks.length; at += 1) {
    const mark = marks[at]!
    const { sign, from: index } = mark
    if (index >= length || (!open && index > upTo)) break
    if (sign === '\n') {
      if (open) open.lineEnd ??= index
      // An apostrophe at the beginning of a word would quote all up to the next one.
      if (open && isSingle(open.mark)) {
        found.push(...ended(open, length))
        open = null
      }
      continue
    }
    if (isWithinWord(text, mark)) continue
    const effect: Effect = open ? effectOf(text, open, mark) : opens(text, mark) ? 'opens' : 'none'
    if (open && effect === 'closes') found.push(quoted(open, mark))
    if (open && effect === 'opens') found.push(...ended(open, length))
    if (effect === 'closes') open = null
    if (effect === 'opens') open = { mark, depth: 0, within: 0, doubts: [], lineEnd: null }
  }
  if (open) found.push(...ended(open, length))
  return found
}

/** What a mark does: it opens a quotation behind whatever was open, or closes that, or neither. */
type Effect = 'opens' | 'closes' | 'none'

function effectOf(text: string, open: Open, mark: Mark): Effect {
  const mayHaveEnded = open.lineEnd !== null || open.doubts.length > 0
  const isOfKind = closes(open, mark)
  if (isOpening(text, mark) && (isStraight(mark) || !isOfKind)) {
    if (isStraight(mark) && isStraight(open.mark)) return mayHaveEnded ? 'opens' : 'closes' // by turns
    const isSame = mark.sign === open.mark.sign
    if (isSame ? mayHaveEnded : open.lineEnd !== null) return 'opens'
    if (isSame) open.depth += 1
    else open.within += 1
    return 'none'
  }
  if (open.within > 0 && (!isOfKind || isStraight(mark) !== isStraight(open.mark))) open.within -= 1
  else if (isUnsure(text, mark) ? isOfKind : !isOfKind) doubt(open, mark)
  else if (isOfKind && open.depth === 0) return 'closes'
  else if (isOfKind) open.depth -= 1
  return 'none'
}

/**
 * A mark that may say inches, or be an apostrophe, or is of another kind than the one that opened. What comes
 * next tells: a mark that closes, and this one did not; one that opens, and it did.
 */
function doubt(open: Open, mark: Mark): void {
  if (open.lineEnd === null) open.doubts.push(mark)
}

function closes({ mark }: Open, { sign }: Mark): boolean {
  return isStraight(mark) ? isStraight({ sign }) : CLOSED_BY[mark.sign]!.includes(sign)
}

function opens(text: string, mark: Mark): boolean {
  if (isUnsure(text, mark)) return false
  if (!isStraight(mark)) return mark.sign in CLOSED_BY && isOpening(text, mark)
  return isOpening(text, mark) || (!isSingle(mark) && !isClosingByPlace(text, mark))
}

function isOpening(text: string, mark: Mark): boolean {
  if (isUnsure(text, mark)) return false
  if (isSingle(mark) && isStraight(mark) && /\p{N}/u.test(text[mark.to] ?? '')) return false // the '90s
  if (!isStraight(mark) && OPENING_MARKS.includes(mark.sign))
    return !PLACED_MARKS.includes(mark.sign) || !isClosingByPlace(text, mark)
  return opensByPlace(text, mark.from, mark.to)
}

function isClosingByPlace(text: string, { from, to }: Mark): boolean {
  return /\S/u.test(text[from - 1] ?? '') && /[\s\p{P}]/u.test(text[to] ?? ' ')
}

function isStraight({ sign }: Pick<Mark, 'sign'>): boolean {
  return sign.length === 2 ? SINGLE_MARKS.includes(sign[0]!) : STRAIGHT_MARKS.includes(sign)
}

function isSingle({ sign }: Mark): boolean {
  return sign.length === 1 && SINGLE_MARKS.includes(sign)
}

/** Within words and acronyms a mark quotes nothing: `isn’t`, `צה״ל`. */
function isWithinWord(text: string, mark: Mark): boolean {
  if (!isSingle(mark)) return isWithinWords(text, mark.from, mark.to)
  return /[\p{L}\p{N}]/u.test(text[mark.from - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[mark.to] ?? '')
}

/** Behind a digit it may say inches, and a single one behind a letter may be an apostrophe: `miners’`. */
function isUnsure(text: string, mark: Mark): boolean {
  return (isSingle(mark) ? /[\p{L}\p{N}]/u : /\p{N}/u).test(text[mark.from - 1] ?? '')
}

function quoted({ mark }: Open, { sign, from }: Mark): Quotation {
  return { from: mark.from, to: from, open: mark.sign, close: sign, isDoubtful: false }
}

/** What was open where nothing closes it: it ends with the one mark that may have, or with its line. */
function ended(open: Open, length: number): Quotation[] {
  const { mark, doubts, lineEnd } = open
  const [first, last] = [doubts[0], doubts.at(-1)]
  if (first && last) {
    const whole = quoted(open, first)
    return first === last ? [whole] : [whole, { ...whole, from: first.from, to: last.from, isDoubtful: true }]
  }
  if (isSingle(mark)) return []
  const close = isStraight(mark) ? mark.sign : CLOSED_BY[mark.sign]![0]!
  return [{ from: mark.from, to: lineEnd ?? length, open: mark.sign, close, isDoubtful: false }]
}
