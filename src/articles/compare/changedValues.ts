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
  const changed = firstChanged(had, has, ({ text }) => text)
  return changed && otherText(changed)
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
  const changed = firstChanged(had, has, measured)
  // Where each stands is compared with the words.
  if (!changed)
    return idsOf(had) === idsOf(has) ? null : 'The figures in the text differ from those that readers have.'
  const { was, is } = changed
  if (was.text !== is.text) return otherText(changed)
  return was.label === is.label
    ? `The figure “${is.label}” differs from what readers have in what it is, when it ` +
        'held or where it comes from.'
    : `The label of a figure is “${is.label}”, and readers have “${was.label}”.`
}

type ChangedFigure = { was: PublicFigure; is: PublicFigure }

/** The first figure of both texts that says something else; null where there is none. */
function firstChanged(
  had: ArticleContent,
  has: ArticleContent,
  said: (figure: PublicFigure) => string,
): ChangedFigure | null {
  const before = new Map(had.figures.map((figure) => [figure.id, figure]))
  for (const is of has.figures) {
    const was = before.get(is.id)
    if (was && said(was) !== said(is)) return { was, is }
  }
  return null
}

function otherText({ was, is }: ChangedFigure): string {
  return `The figure “${is.label}” is ${is.text}, and readers have ${was.text}.`
}

/** What it shows is written out of the others. */
function measured(figure: PublicFigure): string {
  const { text: _, ...others } = figure
  return toTheLetter(others)
}

function idsOf({ figures }: ArticleContent): string {
  return JSON.stringify(figures.map(({ id }) => id))
}
