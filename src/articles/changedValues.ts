// Whether a figure, a view, or any other part that is more than words differs between two editions of a text.

import type { PublicFigure } from '#src/figures/types.ts'
import { recordOf, stringOf } from '#src/richtext/records.ts'
import type { RichText } from '#src/richtext/types.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import { toTheLetter } from './changedApart.ts'
import type { ArticleContent } from './content.ts'
import { isChangeToReaders, nameOfPart } from './partNames.ts'

/** A sentence that names the first value that differs from what readers have, or null. */
export function changedValue(had: ArticleContent, has: ArticleContent): string | null {
  return changedKind(had, has) ?? changedFigure(had, has) ?? changedView(had, has) ?? changedPart(had, has)
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

/** What kind of text it is, and what its writers disclose: no slip of the pen. */
function changedKind(had: ArticleContent, has: ArticleContent): string | null {
  if (had.regulatoryClass !== has.regulatoryClass)
    return 'The regulatory class differs from what readers have.'
  return (had.disclosure ?? '').trim() === (has.disclosure ?? '').trim()
    ? null
    : 'The disclosure differs from what readers have.'
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
    ? `The figure “${changed.label}” differs from what readers have in what it is, when it held or where it comes from.`
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

function changedView(had: ArticleContent, has: ArticleContent): string | null {
  const [before, after] = [viewsIn(had.body), viewsIn(has.body)]
  if (before.length !== after.length) return 'The number of commentary blocks differs from what readers have.'
  for (const [index, view] of after.entries()) {
    const was = before[index]!
    if (view.label !== was.label)
      return `The label of a commentary block is “${view.label}”, and readers have “${was.label}”.`
    if (view.stance !== was.stance)
      return `The view of a commentary block is ${view.stance}, and readers have ${was.stance}.`
    if (view.analyst.id !== was.analyst.id)
      return `The analyst of a commentary block is ${view.analyst.name}, and readers have ${was.analyst.name}.`
    if (view.horizon !== was.horizon)
      return `The horizon of a commentary block is “${view.horizon}”, and readers have “${was.horizon}”.`
  }
  return null
}

function viewsIn(body: RichText) {
  return fieldsOf(body, 'commentary').map((fields) => ({
    label: stringOf(fields['label']).trim(),
    analyst: analystOf(recordOf(fields['analyst'])),
    stance: stringOf(fields['stance']) || 'none',
    horizon: stringOf(fields['horizon']).trim(),
  }))
}

function analystOf({ id, name }: Record<string, unknown>): { id: string; name: string } {
  return { id: stringOf(id), name: stringOf(name) || 'nobody' }
}

function fieldsOf(body: RichText, blockType: string): Record<string, unknown>[] {
  return [...nodesInOrder(body)]
    .map((node) => recordOf(node['fields']))
    .filter((fields) => fields['blockType'] === blockType)
}
