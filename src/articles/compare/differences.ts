// What differs between the text that readers have and the draft, in a compact list: for whoever approves a
// change with its note.

import { diffArrays } from 'diff'
import { mapInTurns } from '#src/eventLoop/yielding.ts'
import { canonicalJson } from '#src/hashing/digest.ts'
import type { ArticleContent, PartName } from '../content.ts'
import { PART_NAMES } from '../parts.ts'
import { comparedLine, MAX_COMPARED, type Run } from './comparedLine.ts'
import { isChangeToReaders, nameOfPart } from './partNames.ts'
import { publicLines } from './publicLines.ts'

/** What differs in one part, line by line; `more` lines are left out. */
export type PartDifference = { part: string; lines: Run[][]; more: number }

/** Said where all lines are the same: an alignment, or two lists in place of one. */
const NO_WORDS = 'The words are the same. Compare the preview with the page that readers have.'

/** Most lines of a part that are listed. */
const MAX_LINES = 60

/** Most steps of one comparison, which bounds its time; past that lines are paired by their place. */
const MAX_STEPS = 100

/** Every part that readers would see changed, in the order of the table. Part names are the desk's. */
export async function differencesToReaders(
  had: ArticleContent,
  has: ArticleContent,
): Promise<PartDifference[]> {
  const changed = PART_NAMES.filter(
    (name) => isChangeToReaders(name) && textOf(had[name]) !== textOf(has[name]),
  )
  return Promise.all(changed.map((name) => differenceIn(name, had, has)))
}

async function differenceIn(
  name: PartName,
  had: ArticleContent,
  has: ArticleContent,
): Promise<PartDifference> {
  const pairs = pairsIn(name, had, has)
  const budget = { left: MAX_COMPARED }
  const lines = await mapInTurns(pairs.slice(0, MAX_LINES), ([was, is]) => comparedLine(was, is, budget))
  return {
    part: nameOfPart(name),
    lines: lines.length > 0 ? lines : [[{ text: NO_WORDS, is: 'kept' }]],
    more: Math.max(0, pairs.length - MAX_LINES),
  }
}

/**
 * All that readers see: words, and their form, such as bold words, the levels of headings, where a link
 * opens.
 */
function pairsIn(name: PartName, had: ArticleContent, has: ArticleContent): [was: string, is: string][] {
  return changedPairs(linesOf(name, had), linesOf(name, has))
}

function linesOf(name: PartName, content: ArticleContent): string[] {
  return publicLines(name, content, 'all').map(({ text }) => text)
}

/** Lines that were taken out with those that came in their place. */
function changedPairs(before: string[], after: string[]): [was: string, is: string][] {
  const changes = diffArrays(before, after, { maxEditLength: MAX_STEPS })
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

function textOf(value: unknown): string {
  return value === undefined ? 'null' : canonicalJson(value)
}
