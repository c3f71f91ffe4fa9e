// What differs between the text that readers have and the draft, in a compact list: for whoever approves a change with its note.

import { diffArrays, diffWordsWithSpace } from 'diff'
import { canonicalJson } from '#src/hashing/canonicalJson.ts'
import type { Forms } from '#src/richtext/shownInline.ts'
import type { ArticleContent, PartName } from './content.ts'
import { isChangeToReaders, nameOfPart } from './partNames.ts'
import { PART_NAMES } from './parts.ts'
import { publicLines } from './publicLines.ts'

/** A stretch of words: as it was, taken out, or put in. */
export type Run = { text: string; is: 'kept' | 'struck' | 'inserted' }

/** What differs in one part, line by line; `more` lines are left out. */
export type PartDifference = { part: string; lines: Run[][]; more: number }

/** Most lines of a part that are listed. */
const MOST_LINES = 12

/** Most steps of one comparison, which bounds its time; past that lines are paired by their place, and words not at all. */
const MOST_STEPS = 100

/** As many of one line, word by word. */
const MOST_WORD_STEPS = 120

/** Longest stretch of words that a line shows unchanged, at either end, in characters. */
const CONTEXT = 40

/** Longest line that is compared word by word, in characters. */
const LONGEST = 10_000

/** Every part that readers would see changed, in the order of the table. Part names are the desk's. */
export function differencesToReaders(had: ArticleContent, has: ArticleContent): PartDifference[] {
  return PART_NAMES.filter((name) => isChangeToReaders(name) && textOf(had[name]) !== textOf(has[name])).map(
    (name) => differenceIn(name, had, has),
  )
}

function differenceIn(name: PartName, had: ArticleContent, has: ArticleContent): PartDifference {
  const pairs = pairsIn(name, had, has)
  const lines = pairs.slice(0, MOST_LINES).map(([was, is]) => compared(was, is))
  return {
    part: nameOfPart(name),
    lines: lines.length > 0 ? lines : [[{ text: 'Something that the page does not show.', is: 'kept' }]],
    more: Math.max(0, pairs.length - MOST_LINES),
  }
}

/** What changes a meaning, or else all that readers see: bold words, the levels of headings, where a link opens. */
function pairsIn(name: PartName, had: ArticleContent, has: ArticleContent): [was: string, is: string][] {
  const pairs = changedPairs(linesOf(name, had, 'meaning'), linesOf(name, has, 'meaning'))
  return pairs.length > 0 ? pairs : changedPairs(linesOf(name, had, 'all'), linesOf(name, has, 'all'))
}

function linesOf(name: PartName, content: ArticleContent, forms: Forms): string[] {
  return publicLines(name, content, forms).map(({ text }) => text)
}

/** Lines that were taken out with those that came in their place. */
function changedPairs(before: string[], after: string[]): [was: string, is: string][] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_STEPS })
  if (!changes) return pairedByPlace(before, after)
  const pairs: [string, string][] = []
  let struck: string[] = []
  for (const { value, added, removed } of [...changes, { value: [], added: false, removed: false }]) {
    if (removed) struck.push(...value)
    else {
      const inserted = added ? value : []
      const count = Math.max(struck.length, inserted.length)
      for (let index = 0; index < count; index += 1) pairs.push([struck[index] ?? '', inserted[index] ?? ''])
      struck = []
    }
  }
  return pairs
}

function pairedByPlace(before: string[], after: string[]): [was: string, is: string][] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, index): [string, string] => [
    before[index] ?? '',
    after[index] ?? '',
  ]).filter(([was, is]) => was !== is)
}

function compared(was: string, is: string): Run[] {
  const whole: Run[] = [
    { text: excerpt(was), is: 'struck' },
    { text: excerpt(is), is: 'inserted' },
  ]
  const runs =
    was && is && was.length + is.length <= LONGEST
      ? (diffWordsWithSpace(was, is, { maxEditLength: MOST_WORD_STEPS }) ?? [])
      : []
  if (runs.length === 0) return whole.filter(({ text }) => text !== '')
  return runs.map(({ value, added, removed }, index) => {
    if (added) return { text: value, is: 'inserted' }
    if (removed) return { text: value, is: 'struck' }
    return { text: shortened(value, { isFirst: index === 0, isLast: index === runs.length - 1 }), is: 'kept' }
  })
}

/** The end of what comes before a change, and the beginning of what comes after it. */
function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const signs = [...text]
  if (signs.length <= (isFirst || isLast ? CONTEXT : 2 * CONTEXT)) return text
  const head = isFirst ? '' : signs.slice(0, CONTEXT).join('')
  const tail = isLast ? '' : signs.slice(-CONTEXT).join('')
  return `${head}…${tail}`
}

function excerpt(text: string): string {
  const signs = Array.from(text.slice(0, 2_000))
  return signs.length <= 400 ? text : `${signs.slice(0, 400).join('')}…`
}

function textOf(value: unknown): string {
  return value === undefined ? 'null' : canonicalJson(value)
}
