// Whether a figure, or any other part that is more than words, differs between two editions of a text.

import type { PublicFigure } from '#src/figures/types.ts'
import type { ArticleContent } from '../content.ts'
import { toTheLetter } from './changedApart.ts'
import { isChangeToReaders, nameOfPart } from './partNames.ts'

/** A sentence that names the first value that differs from what readers have, or null. */
export function changedValue(had: ArticleContent, has: ArticleContent): string | null {
  return changedPart(had, has) ?? changedFigure(had, has)
}

/**
 * A sentence about the first figure that says something else than in the text that readers have, or null. A
 * figure that only one of both has is none.
 */
export function changedFigureValue(had: ArticleContent, has: ArticleContent): string | null {
  const before = new Map(had.figures.map((figure) => [figure.id, figure]))
  const changed = has.figures.find((figure) => {
    const was = before.get(figure.id)
    return was && was.text !== figure.text
  })
  if (!changed) return null
  return `The figure “${changed.label}” is ${changed.text}, and readers have ${before.get(changed.id)!.text}.`
}

/**
 * Parts of which a slip may touch words, and how people may comment, which is no text. Figures have sentences
 * of their own.
 */
const COMPARED_ELSEWHERE = ['headline', 'standfirst', 'seo', 'leadImage', 'body', 'figures', 'commenting']

/** All others stay to the letter, also those that come later. */
function changedPart(had: ArticleContent, has: ArticleContent): string | null {
  const [before, after]: Record<string, unknown>[] = [had, has]
  const name = Object.keys({ ...had, ...has }).find(
    (part) =>
      !COMPARED_ELSEWHERE.includes(part) &&
      isChangeToReaders(part) &&
      toTheLetter(before![part]) !== toTheLetter(after![part]),
  )
  if (!name) return null
  const called = nameOfPart(name)
  return `The ${called} ${/[^s]s$/.test(called) ? 'differ' : 'differs'} from what readers have.`
}

function changedFigure(had: ArticleContent, has: ArticleContent): string | null {
  const before = new Map(had.figures.map((figure) => [figure.id, figure]))
  const changed = has.figures.find((figure) => {
    const was = before.get(figure.id)
    return was && measured(was) !== measured(figure)
  })
  // Where each stands is compared with the words.
  if (!changed)
    return idsOf(had) === idsOf(has) ? null : 'The figures in the text differ from those that readers have.'
  const was = before.get(changed.id)!
  if (was.text !== changed.text)
    return `The figure “${changed.label}” is ${changed.text}, and readers have ${was.text}.`
  return was.label === changed.label
    ? `The figure “${changed.label}” differs from what readers have in what it is, when it ` +
        'held or where it comes from.'
    : `The label of a figure is “${changed.label}”, and readers have “${was.label}”.`
}

/** What it shows is written out of the others. */
function measured(figure: PublicFigure): string {
  const { text: _, ...others } = figure
  return toTheLetter(others)
}

function idsOf({ figures }: ArticleContent): string {
  return JSON.stringify(figures.map(({ id }) => id))
}
