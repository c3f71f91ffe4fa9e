// A slip of the pen changes no meaning: whether a number differs between two editions of a text, or what is
// said of it.

import { diffArrays } from 'diff'
import { isRightToLeft } from '#src/plainText/direction.ts'
import type { ShownLine } from '#src/richtext/shownLines.ts'
import { changedValue } from './changedValues.ts'
import type { ArticleContent, PartName } from './content.ts'
import { phrasesIn, wholePhrase, type Phrase } from './numbers.ts'
import { nameOfPart, isChangeToReaders } from './partNames.ts'
import { PART_NAMES, partOf } from './parts.ts'
import { publicLines } from './publicLines.ts'

/** Figures are compared by their values, and an address is not read. */
const APART: readonly PartName[] = ['figures', 'slug']

/** Most steps of a comparison of two lists of phrases; past that they differ, and none is named. */
const MOST_STEPS = 200

/**
 * A sentence that names the first number, figure, view or picture that differs from what readers have, or
 * null.
 */
export function changedMeaning(had: ArticleContent, has: ArticleContent): string | null {
  return changedValue(had, has) ?? changedNumber(had, has)
}

function changedNumber(had: ArticleContent, has: ArticleContent): string | null {
  for (const name of PART_NAMES) {
    if (partOf(name).nature !== 'text' || !isChangeToReaders(name) || APART.includes(name)) continue
    const difference = firstDifference(phrasesOf(had, name), phrasesOf(has, name))
    if (difference) return `In the ${nameOfPart(name)}, ${difference}`
  }
  return null
}

function phrasesOf(content: ArticleContent, name: PartName): Phrase[] {
  const lines = publicLines(name, content, 'meaning')
  const numeric = new Set(
    lines.flatMap(({ text, table }) => (table && phrasesIn(text).length > 0 ? [table] : [])),
  )
  return lines.flatMap((line) => phrasesOfLine(line, line.table !== undefined && numeric.has(line.table)))
}

/** In a table with numbers every cell says what they are, wherever it stands. */
function phrasesOfLine({ text, cells = [] }: ShownLine, isNumeric: boolean): Phrase[] {
  return isNumeric
    ? cells.map((cell) => directed(wholePhrase(cell), text))
    : phrasesIn(text).map((phrase) => directed(phrase, text))
}

/**
 * `12 → 15` reads `15 ← 12` in a line that begins with a Hebrew letter: the line's direction is part of what
 * a number says.
 */
function directed(phrase: Phrase, line: string): Phrase {
  return isRightToLeft(line) ? { ...phrase, key: `${phrase.key} from right to left` } : phrase
}

function firstDifference(before: Phrase[], after: Phrase[]): string | null {
  if (before.length === after.length && before.every(({ key }, index) => key === after[index]!.key))
    return null
  const changes =
    diffArrays(before, after, { maxEditLength: MOST_STEPS, comparator: (a, b) => a.key === b.key }) ?? []
  const at = changes.findIndex(({ added, removed }) => added || removed)
  if (at < 0) return 'many numbers differ from what readers have.'
  const beside = changes.slice(at, at + 2)
  const struck = beside.find(({ removed }) => removed)?.value[0]
  const inserted = beside.find(({ added }) => added)?.value[0]
  if (struck && inserted) return `${named(inserted)} stands where readers have ${named(struck)}.`
  const [one, others] = inserted ? [inserted, before] : [struck!, after]
  if (others.some(({ key }) => key === one.key))
    return `${named(one)} stands in another place, or more or less often, than readers have it.`
  return inserted
    ? `the number in ${named(inserted)} is new to readers.`
    : `the number in ${named(struck!)}, which readers have, is gone.`
}

function named({ said }: Phrase): string {
  return said === '' ? 'an empty cell' : `“${said}”`
}
