// A slip of the pen changes no meaning: whether a number differs between two editions of a text, or what is
// said of it.

import { diffArrays } from 'diff'
import { isRightToLeft } from '#src/plainText/direction.ts'
import type { ShownLine } from '#src/richtext/body/shownLines.ts'
import type { ArticleContent, PartName } from '../content.ts'
import { PART_NAMES, partOf } from '../parts.ts'
import { changedApart } from './changedApart.ts'
import { changedValue } from './changedValues.ts'
import { comparedWords } from './changedWords.ts'
import { containersBeside, containersOfBody, type Container } from './containers.ts'
import { phrasesIn, saidIn, wholePhrase, type Phrase } from './numbers.ts'
import { nameOfPart, isChangeToReaders } from './partNames.ts'
import { publicLines } from './publicLines.ts'

/** Figures and the address are compared to the letter, and the body by what stands apart in it. */
const APART: readonly PartName[] = ['figures', 'slug', 'body']

/** Most steps of a comparison of two lists of phrases; past that they differ, and none is named. */
const MAX_STEPS = 200

/** Most phrases, from the first that differs, among which it is told what became of it. */
const MAX_PHRASES = 1_000

/** Most numbers of a text that is compared: a table of prices for a year has two thousand. */
const MAX_NUMBERS = 10_000

/** A phrase, and the number of what it stands in: in another view or quotation it is another. */
type Placed = Phrase & { place: number }

/**
 * A sentence that names the first thing that is no slip of the pen and differs from what readers have, or
 * null: a value, what stands apart, more than a few words, a number.
 */
export function changedMeaning(had: ArticleContent, has: ArticleContent): string | null {
  const value = changedValue(had, has)
  if (value) return value
  const [before, after] = [containersOfBody(had), containersOfBody(has)]
  const [all, now] = [
    [...containersBeside(had), ...before],
    [...containersBeside(has), ...after],
  ]
  const apart = changedApart(all, now)
  if (apart) return apart
  if ([all, now].some(hasTooMany)) return 'The text has too many numbers to be compared one by one.'
  const words = comparedWords(all, now)
  return (
    words.beyond ??
    changedNumber('body', placed(before), placed(after)) ??
    changedNumberBeside(had, has) ??
    words.moved
  )
}

function hasTooMany(containers: readonly Container[]): boolean {
  let count = 0
  for (const { lines } of containers)
    for (const { text } of lines) {
      count += text.match(/\p{N}+/gu)?.length ?? 0
      if (count > MAX_NUMBERS) return true
    }
  return false
}

function changedNumberBeside(had: ArticleContent, has: ArticleContent): string | null {
  for (const name of PART_NAMES) {
    if (partOf(name).nature !== 'text' || !isChangeToReaders(name) || APART.includes(name)) continue
    const [before, after] = [had, has].map((content) => phrasesOf(publicLines(name, content, 'meaning'), 0))
    const difference = changedNumber(name, before!, after!)
    if (difference) return difference
  }
  return null
}

function changedNumber(name: PartName, before: Placed[], after: Placed[]): string | null {
  const difference = firstDifference(before, after)
  return difference && `In the ${nameOfPart(name)}, ${difference}`
}

function placed(containers: readonly Container[]): Placed[] {
  return containers.flatMap(({ lines }, place) => phrasesOf(lines, place))
}

function phrasesOf(lines: readonly ShownLine[], place: number): Placed[] {
  const numeric = new Set(
    lines.flatMap(({ text, table }) => (table && phrasesIn(text).length > 0 ? [table] : [])),
  )
  return lines
    .flatMap((line) => phrasesOfLine(line, line.table !== undefined && numeric.has(line.table)))
    .map((phrase) => ({ ...phrase, place }))
}

/**
 * In a table with numbers every cell says what they are, wherever it stands. `12 → 15` reads `15 ← 12` in a
 * line that begins with a Hebrew letter: the line's direction is part of what a number says.
 */
function phrasesOfLine({ text, cells = [] }: ShownLine, isNumeric: boolean): Phrase[] {
  const phrases = isNumeric ? cells.map(wholePhrase) : phrasesIn(text)
  return isRightToLeft(text)
    ? phrases.map((phrase) => ({ ...phrase, key: `${phrase.key} from right to left` }))
    : phrases
}

function isSame(one: Placed, other: Placed | undefined): boolean {
  return one.key === other?.key && one.place === other.place
}

function firstDifference(before: Placed[], after: Placed[]): string | null {
  const from = [...before, null].findIndex((one, index) => !one || !isSame(one, after[index]))
  if (from === before.length && from === after.length) return null
  const [was, is] = [before, after].map((phrases) => phrases.slice(from, from + MAX_PHRASES))
  const changes = diffArrays(was!, is!, { maxEditLength: MAX_STEPS, comparator: isSame }) ?? []
  const at = changes.findIndex(({ added, removed }) => added || removed)
  if (at < 0) return 'many numbers differ from what readers have.'
  const beside = changes.slice(at, at + 2)
  const struck = beside.find(({ removed }) => removed)?.value[0]
  const inserted = beside.find(({ added }) => added)?.value[0]
  if (struck && inserted && struck.key !== inserted.key)
    return `${named(inserted)} stands where readers have ${named(struck)}.`
  const [one, others] = inserted ? [inserted, before] : [struck!, after]
  if (others.some(({ key }) => key === one.key))
    return `${named(one)} stands in another place, or more or less often, than readers have it.`
  return inserted
    ? `the number in ${named(inserted)} is new to readers.`
    : `the number in ${named(struck!)}, which readers have, is gone.`
}

function named(phrase: Phrase): string {
  const value = saidIn(phrase)
  return value === '' ? 'an empty cell' : `“${value}”`
}
