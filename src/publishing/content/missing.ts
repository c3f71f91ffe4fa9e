// What the checks of the workflow look at, and what is missing of the parts that every article needs.

import { MAX_COMMENTING_DAYS, type ArticleContent } from '#src/articles/content.ts'
import type { ArticleDraft } from '#src/articles/draft.ts'
import { type Gap, gapsAt } from '#src/articles/gap.ts'
import { hiddenSigns } from '#src/articles/hiddenSigns.ts'
import { overlongTexts } from '#src/articles/inputs.ts'
import { TABS } from '#src/articles/tabs.ts'
import { unfinishedParts } from '#src/richtext/body/complete.ts'
import { type BodyProblem, validateBody } from '#src/richtext/body/validate.ts'
import type { RichText } from '#src/richtext/types.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import type { Checkable } from '#src/workflow/checks.ts'

/** `gone` are the sentences about references that no longer lead anywhere. */
export function checkableOf({
  content,
  article,
  body,
  gone,
}: {
  content: ArticleContent
  article: ArticleDraft
  body: RichText
  gone: readonly string[]
}): Checkable {
  const hostile = hostileParts(body)
  return {
    missing: [
      ...missingParts(content, article),
      ...unfinishedParts(body).map(inBody),
      ...(hostile.length > 0 ? hostile : gapsAt(null, hiddenSigns(content))),
      ...gapsAt('body', gone),
    ],
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

function missingParts(content: ArticleContent, article: ArticleDraft): Gap[] {
  const missing: Gap[] = []
  const lacks = (path: string, message: string) => missing.push({ path, message })
  if (!content.headline) lacks('headline', 'Write a headline.')
  if (!content.standfirst) lacks('standfirst', 'Write a standfirst.')
  if (!article.regulatoryClass)
    lacks('regulatoryClass', `Say what kind of text this is, under ${TABS.placement}.`)
  if (!article.commenting?.mode)
    lacks('commenting.mode', `Say whether readers may comment, under ${TABS.release}.`)
  if (content.byline.length === 0)
    lacks('byline', `Name at least one person in the byline, under ${TABS.placement}.`)
  const { mode, days } = content.commenting
  if (mode === 'closes_after' && !(Number.isInteger(days) && days! >= 1 && days! <= MAX_COMMENTING_DAYS))
    lacks(
      'commenting.days',
      `Say after how many days comments close, under ${TABS.release}: a whole number from 1 to ${MAX_COMMENTING_DAYS}.`,
    )
  return [...missing, ...overlongTexts(content)]
}

/**
 * Checked again as a person moves the article, since the editor's own hooks may change a body after it was
 * saved.
 */
function hostileParts(body: RichText): Gap[] {
  const verdict = validateBody(body)
  return verdict.ok ? [] : verdict.problems.slice(0, 3).map(inBody)
}

function inBody({ path, message }: BodyProblem): Gap {
  return { path: `body.${path}`, message }
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
