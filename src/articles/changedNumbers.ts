// A slip of the pen changes no meaning: whether any number, figure or view differs between two editions of a text.

import { diffArrays } from 'diff'
import type { PublicFigure } from '#src/figures/types.ts'
import type { ArticleContent, PartName } from './content.ts'
import { numbersIn } from './numbers.ts'
import { nameOfPart, isChangeToReaders } from './partNames.ts'
import { PART_NAMES, partOf } from './parts.ts'
import { publicLines, viewsIn } from './publicLines.ts'

/** Figures are compared by their values, and an address is not read. */
const APART: readonly PartName[] = ['figures', 'slug']

/** Most steps of a comparison of two lists of numbers; past that they differ, and the first two are named. */
const MOST_STEPS = 200

/** A sentence that names the first number, figure or view that differs from what readers have, or null. */
export function changedMeaning(had: ArticleContent, has: ArticleContent): string | null {
  return changedFigure(had, has) ?? changedView(had, has) ?? changedNumber(had, has)
}

function changedFigure(had: ArticleContent, has: ArticleContent): string | null {
  const before = new Map(had.figures.map((figure) => [figure.id, figure]))
  const changed = has.figures.find((figure) => {
    const was = before.get(figure.id)
    return was && measured(was) !== measured(figure)
  })
  if (!changed) return null
  const was = before.get(changed.id)!
  return was.text === changed.text
    ? `The figure “${changed.label}” differs from what readers have in what it is or when it held.`
    : `The figure “${changed.label}” is ${changed.text}, and readers have ${was.text}.`
}

function measured({ value, low, high, unit, currency, kind, asOf }: PublicFigure): string {
  return JSON.stringify([value, low, high, unit, currency, kind, asOf])
}

function changedView(had: ArticleContent, has: ArticleContent): string | null {
  const [before, after] = [viewsIn(had.body), viewsIn(has.body)]
  if (before.length !== after.length) return 'The number of commentary blocks differs from what readers have.'
  for (const [index, view] of after.entries()) {
    const was = before[index]!
    if (view.stance !== was.stance)
      return `The view of a commentary block is ${view.stance}, and readers have ${was.stance}.`
    if (view.horizon !== was.horizon)
      return `The horizon of a commentary block is “${view.horizon}”, and readers have “${was.horizon}”.`
  }
  return null
}

function changedNumber(had: ArticleContent, has: ArticleContent): string | null {
  for (const name of PART_NAMES) {
    if (partOf(name).nature !== 'text' || !isChangeToReaders(name) || APART.includes(name)) continue
    const difference = firstDifference(numbersOf(had, name), numbersOf(has, name))
    if (difference) return `In the ${nameOfPart(name)}, ${difference}`
  }
  return null
}

function numbersOf(content: ArticleContent, name: PartName): string[] {
  return publicLines(name, content).flatMap(numbersIn)
}

function firstDifference(before: string[], after: string[]): string | null {
  if (before.length === after.length && before.every((number, index) => number === after[index])) return null
  const changes = (diffArrays(before, after, { maxEditLength: MOST_STEPS }) ?? []).filter(
    ({ added, removed }) => added || removed,
  )
  const [first, second] = changes
  if (!first) return 'many numbers differ from what readers have.'
  const struck = first.removed ? first.value[0] : second?.removed ? second.value[0] : undefined
  const inserted = first.added ? first.value[0] : second?.added ? second.value[0] : undefined
  if (struck && inserted) return `the number ${inserted} stands where readers have ${struck}.`
  return inserted
    ? `the number ${inserted} is new to readers.`
    : `the number ${struck}, which readers have, is gone.`
}
