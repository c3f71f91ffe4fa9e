// What the checks of the workflow look at, and the sentences about parts that every article needs.

import { incompleteParts } from '#src/richtext/complete.ts'
import type { RichText } from '#src/richtext/types.ts'
import { validateBody } from '#src/richtext/validate.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import type { Checkable } from '#src/workflow/checks.ts'
import type { ArticleContent } from './articleContent.ts'

/** `gone` are the sentences about references that no longer lead anywhere. */
export function checkableOf({
  content,
  body,
  gone,
}: {
  content: ArticleContent
  body: RichText
  gone: string[]
}): Checkable {
  return {
    missing: [...missingParts(content), ...incompleteParts(body), ...hostileParts(body), ...gone],
    byline: content.byline,
    disclosure: content.disclosure,
    commentary: commentaryOf(body),
    figures: content.figures.map(({ label, source }) => ({ label, sourceTitle: source.title })),
  }
}

/** A sentence for each kind of thing that the text cites and that is not there any more. */
export function missingReferences(
  cited: { figures: string[]; media: string[]; staff: string[] },
  found: { figures: Map<string, unknown>; images: Map<string, unknown>; authors: Map<string, unknown> },
): string[] {
  const lacks = (wanted: string[], map: Map<string, unknown>) => wanted.some((id) => !map.has(id))
  return [
    ...(lacks(cited.figures, found.figures) ? ['A figure in the body no longer exists. Replace it.'] : []),
    ...(lacks(cited.media, found.images) ? ['A picture in the body no longer exists. Replace it.'] : []),
    ...(lacks(cited.staff, found.authors)
      ? ['The analyst of a commentary block no longer exists. Choose another.']
      : []),
  ]
}

function missingParts(content: ArticleContent): string[] {
  const missing: string[] = []
  if (!content.headline) missing.push('Write a headline.')
  if (!content.standfirst) missing.push('Write a standfirst.')
  if (content.byline.length === 0) missing.push('Name at least one person in the byline.')
  const starts = [content.releaseAt, content.embargoUntil]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1)
  if (content.end && starts && content.end.at <= starts)
    missing.push('The end lies before the release. Choose a later end.')
  const { mode, days } = content.commenting
  if (mode === 'closes_after' && !(Number.isInteger(days) && days! >= 1 && days! <= 365))
    missing.push('Say after how many days comments close: a whole number from 1 to 365.')
  return [...missing, ...tooLong(content)]
}

/** The form's own limits, which a draft is saved without. */
function tooLong({ headline, standfirst, disclosure, seo, change }: ArticleContent): string[] {
  const texts = [
    ['The headline', headline, 160],
    ['The standfirst', standfirst, 400],
    ['The disclosure', disclosure, 1000],
    ['The title for search engines', seo.title, 70],
    ['The description for search engines', seo.description, 170],
    ['The change note', change?.note, 1000],
    ['What was wrong', change?.was, 1000],
    ['What is right', change?.is, 1000],
    ['Where it stood', change?.where, 200],
  ] as const
  return texts
    .filter(([, text, most]) => (text?.length ?? 0) > most)
    .map(([name, , most]) => `${name} is longer than ${most} characters.`)
}

/** Checked again as a person moves the article, since the editor's own hooks may change a body after it was saved. */
function hostileParts(body: RichText): string[] {
  const verdict = validateBody(body)
  return verdict.ok ? [] : verdict.problems.slice(0, 3).map((problem) => problem.message)
}

function commentaryOf(body: RichText): Checkable['commentary'] {
  const blocks = [...nodesInOrder(body)]
    .map((node) => (node as { fields?: Record<string, unknown> }).fields)
    .filter((fields) => fields?.blockType === 'commentary')
  return blocks.map((fields) => ({
    stance: String(fields?.stance ?? 'none'),
    horizon: typeof fields?.horizon === 'string' ? fields.horizon : null,
  }))
}
