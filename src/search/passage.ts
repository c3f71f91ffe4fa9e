// What is shown of a text around a word that was found: it says what the whole says, in few words.

import { isNumberWord } from '#src/articles/compare/numberTokens.ts'
import { GAP, inOneLine, isolated } from '#src/plainText/oneLine.ts'
import { withoutUnseen } from '#src/plainText/unseen.ts'
import { type Marks, quotationsIn, type Quotation } from './quotations.ts'

const BEFORE = 60
/** Most signs of a passage, but where a longer word or number is in it. */
export const LENGTH = 180

/** Most signs of a word that is shown for its mark. */
const MARKED = 20

/** A word of a text, and where it stands. */
type Place = { index: number; word: string }

/**
 * The passage around a word, cut between words. `marks` are those of the text. The parts of a text are apart
 * by a new line or a gap.
 */
export function passageAround(line: string, marks: Marks, { index, word }: Place): string {
  const start = startFor(line, index)
  if (start + LENGTH >= line.length) return shown(line, marks, { start, end: line.length })
  const wordEnd = index + word.length
  const gap = gapBefore(line, start + LENGTH)
  const end = gap !== null && gap >= wordEnd ? gap : (gapFrom(line, wordEnd) ?? wordEnd)
  return shown(line, marks, { start, end })
}

function startFor(line: string, index: number): number {
  if (index <= BEFORE) return 0
  const near = gapFrom(line, index - BEFORE)
  if (near !== null && near < index) return near + 1
  const before = gapBefore(line, index - BEFORE)
  return before !== null ? before + 1 : withNumber(line, index)
}

/** Where there is no gap, what is found begins with the digits and signs that touch it. */
function withNumber(line: string, index: number): number {
  let start = index
  if (/\p{N}/u.test(line[index]!))
    while (start > index - BEFORE && /[^\p{L}\s]/u.test(line[start - 1]!)) start -= 1
  return start
}

/** A stretch of a text on one line. What is cut of a part keeps its direction and its quotation marks. */
function shown(line: string, marks: Marks, { start, end }: { start: number; end: number }): string {
  const quotations = quotationsIn(line, marks, { start, end })
  const pieces = line.slice(start, end).split(PART_ENDS)
  let at = start
  const parts = pieces.map((piece, index) => {
    const begins = partEndBefore(line, at - 1) + 1
    const before = index === 0 && start > 0 ? '… ' : ''
    const after = index === pieces.length - 1 && end < line.length ? ' …' : ''
    const words = before + quotedPiece(line, { at, piece, quotations }) + after
    at += piece.length + 1
    return isolated(words, line.slice(begins, partEnd(line, at - 1)))
  })
  return inOneLine(parts)
}

/** A piece with the marks that it lacks where it is cut out of a quotation. */
function quotedPiece(
  line: string,
  { at, piece, quotations }: { at: number; piece: string; quotations: readonly Quotation[] },
): string {
  const around = (place: number) => quotations.find(({ from, to }) => from < place && place <= to)
  const opened = around(at)
  const closed = around(at + piece.length)
  const open = opened?.isDoubtful ? markedWord(line, opened.from) : (opened?.open ?? '')
  return open + piece + (closed && !closed.isDoubtful ? closed.close : '')
}

/** Where it cannot be told whether words are quoted, the mark is shown that would tell: `12" … `. */
function markedWord(line: string, mark: number): string {
  const begins = Math.max(line.lastIndexOf(' ', mark), partEndBefore(line, mark), mark - MARKED)
  return `${line.slice(begins + 1, mark + 1)} … `
}

const PART_ENDS = new RegExp(`[\\n${GAP}]`)

/** Where the part ends that a place is in. */
function partEnd(line: string, from: number): number {
  const newLine = line.indexOf('\n', from)
  const end = newLine < 0 ? line.length : newLine
  const gap = line.slice(from, end).indexOf(GAP)
  return gap < 0 ? end : from + gap
}

/** The last end of a part up to a place; -1 where there is none. */
function partEndBefore(line: string, upTo: number): number {
  const begins = upTo < 0 ? 0 : line.lastIndexOf('\n', upTo) + 1
  return begins + line.slice(begins, upTo + 1).lastIndexOf(GAP)
}

/** Within so many signs a place between two plain words is taken before any other: it is told at once. */
const NEAR = 25

/** The first place from one on to cut at: a space, or the end of a part. Null where none is near. */
function gapFrom(line: string, from: number): number | null {
  const end = partEnd(line, from)
  let space = line.indexOf(' ', from)
  for (let at = space; at >= 0 && at < Math.min(end, from + NEAR); at = line.indexOf(' ', at + 1))
    if (isPlain(line, at)) return at
  while (space >= 0 && space < Math.min(end, from + LENGTH) && isWithinNumber(line, space))
    space = line.indexOf(' ', space + 1)
  const gap = space < 0 ? end : Math.min(space, end)
  return gap < from + LENGTH ? gap : null
}

/** The last space or end of a part up to a place. Null where none is near. */
function gapBefore(line: string, upTo: number): number | null {
  const partsEnd = partEndBefore(line, upTo)
  const end = Math.max(partsEnd, upTo - LENGTH)
  let space = line.lastIndexOf(' ', upTo)
  for (let at = space; at > Math.max(end, upTo - NEAR); at = line.lastIndexOf(' ', at - 1))
    if (isPlain(line, at)) return at
  while (space > Math.max(end, 0) && isWithinNumber(line, space)) space = line.lastIndexOf(' ', space - 1)
  const gap = Math.max(space, partsEnd)
  return gap >= Math.max(0, upTo - LENGTH) ? gap : null
}

/** What a number goes on behind: `9 800`, `− 5`, `USD 5`, `$5 million`, `minus five`. */
const OPEN_NUMBER =
  /(?:[\p{N}\p{Sc}\p{Sm}\p{Pd}]\p{M}*|\b[A-Z]{3}|\b(?:[Mm]inus|MINUS|[Nn]egative|NEGATIVE))$/u

/** A number, with signs and a currency before it: the word before these may say more of it. */
const NUMBER = /^[^\p{L}\p{N}\s]{0,3}(?:\p{Lu}\p{L}{0,2}[^\p{L}\p{N}]{0,2})?[\p{N}\p{Sc}]/u

function isWithinNumber(line: string, space: number): boolean {
  if (isPlain(line, space)) return false
  return (
    OPEN_NUMBER.test(line.slice(Math.max(0, space - 9), space)) ||
    NUMBER.test(line.slice(space + 1, space + 10)) ||
    isBesideNumber(wordsIn(line.slice(Math.max(0, space - LOOKED_AT), space)).toReversed()) ||
    isBesideNumber(wordsIn(line.slice(space + 1, space + LOOKED_AT)))
  )
}

/** Two words that say no number, nor join it to others, as most words are; of capitals a currency may be. */
function isPlain(line: string, space: number): boolean {
  const before = /(?:^|[\s,.;:])([A-Za-z][a-z]{1,14})$/.exec(line.slice(Math.max(0, space - 17), space))?.[1]
  const behind =
    before && /^([a-z]{2,15}|[A-Z][a-z]{3,14})(?:[\s,.;:]|$)/.exec(line.slice(space + 1, space + 18))?.[1]
  return Boolean(before && behind) && [before!, behind!].every((word) => saysNoNumber(word.toLowerCase()))
}

function saysNoNumber(word: string): boolean {
  return !JOINING.includes(word) && !SIGN_WORDS.includes(word) && !isNumberWord(word)
}

/** Words that are the sign of a number. */
const SIGN_WORDS: readonly string[] = ['minus', 'negative']

/** So many signs hold the longest word for a number, and those that join it to others. */
const LOOKED_AT = 30

/** What stands between the words of one number: `two hundred and five`, `one and a half`. */
const JOINING: readonly string[] = ['a', 'an', 'and', 'or', 'point']

/** Whether the nearest of these words says a number, in digits or letters, but for what joins it. */
function isBesideNumber(words: readonly string[]): boolean {
  const nearest = words.find((word) => !JOINING.includes(word.toLowerCase()))
  return nearest !== undefined && (/\p{N}/u.test(nearest) || isNumberWord(nearest))
}

function wordsIn(text: string): string[] {
  return withoutUnseen(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
