// Whether a figure, a view, a picture or who signs differs between two editions of a text.

import type { PublicFigure } from '#src/figures/types.ts'
import { recordOf, stringOf } from '#src/richtext/records.ts'
import type { RichText } from '#src/richtext/types.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import { changedApart } from './changedApart.ts'
import type { ArticleContent } from './content.ts'

/** A sentence that names the first value that differs from what readers have, or null. */
export function changedValue(had: ArticleContent, has: ArticleContent): string | null {
  return (
    changedKind(had, has) ??
    changedFigure(had, has) ??
    changedView(had, has) ??
    changedApart(had, has) ??
    changedPicture(had, has) ??
    changedByline(had, has)
  )
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
  if (!changed) return changedCitation(had, has)
  const was = before.get(changed.id)!
  if (was.text !== changed.text)
    return `The figure “${changed.label}” is ${changed.text}, and readers have ${was.text}.`
  return was.label === changed.label
    ? `The figure “${changed.label}” differs from what readers have in what it is, when it held or where it comes from.`
    : `The label of a figure is “${changed.label}”, and readers have “${was.label}”.`
}

function measured(figure: PublicFigure): string {
  const { label, value, low, high, unit, currency, kind, asOf, zone, source, commodity } = figure
  const from = [source.title, source.url, source.accessed]
  return JSON.stringify([label, value, low, high, unit, currency, kind, asOf, zone, commodity?.slug, from])
}

/**
 * A figure in the place of another, or of a number that was typed, says where it comes from, or no longer.
 */
function changedCitation(had: ArticleContent, has: ArticleContent): string | null {
  if (idsOf(had) !== idsOf(has)) return 'The figures in the text differ from those that readers have.'
  return citedIn(had.body) === citedIn(has.body)
    ? null
    : 'The figures stand in other places of the text, or more or less often, than readers have them.'
}

function idsOf({ figures }: ArticleContent): string {
  return JSON.stringify(figures.map(({ id }) => id))
}

/** Which figure is cited where, in reading order. */
function citedIn(body: RichText): string {
  return JSON.stringify(fieldsOf(body, 'figure').map(({ figure }) => stringOf(recordOf(figure)['id'])))
}

function changedView(had: ArticleContent, has: ArticleContent): string | null {
  const [before, after] = [viewsIn(had.body), viewsIn(has.body)]
  if (before.length !== after.length) return 'The number of commentary blocks differs from what readers have.'
  for (const [index, view] of after.entries()) {
    const was = before[index]!
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
    analyst: analystOf(recordOf(fields['analyst'])),
    stance: stringOf(fields['stance']) || 'none',
    horizon: stringOf(fields['horizon']).trim(),
  }))
}

function analystOf({ id, name }: Record<string, unknown>): { id: string; name: string } {
  return { id: stringOf(id), name: stringOf(name) || 'nobody' }
}

function changedByline(had: ArticleContent, has: ArticleContent): string | null {
  const facesIn = ({ byline }: ArticleContent) =>
    JSON.stringify(byline.map(({ id, name, jobTitle, bio }) => [id, name, jobTitle, bio]))
  return facesIn(had) === facesIn(has) ? null : 'The byline differs from what readers have.'
}

/** A picture may be a chart, whose numbers nothing else compares. */
function changedPicture(had: ArticleContent, has: ArticleContent): string | null {
  return picturesOf(had) === picturesOf(has) ? null : 'A picture differs from what readers have.'
}

function picturesOf({ leadImage, body }: ArticleContent): string {
  const inBody = fieldsOf(body, 'image').map(({ image }) => stringOf(recordOf(image)['url']))
  return JSON.stringify([leadImage?.url ?? '', ...inBody])
}

function fieldsOf(body: RichText, blockType: string): Record<string, unknown>[] {
  return [...nodesInOrder(body)]
    .map((node) => recordOf(node['fields']))
    .filter((fields) => fields['blockType'] === blockType)
}
