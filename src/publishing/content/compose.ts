// Composes the content that is approved and published: the draft with every figure, picture, byline and term in it
// resolved. What this returns is what is hashed, so a figure edited after approval voids it like a comma would.

import type { PayloadRequest } from 'payload'
import type { Article, Commodity, Figure, Media, Staff, Topic } from '#payload-types'
import { presentFigure } from '#src/figures/present.ts'
import { unitOf } from '#src/figures/storedUnit.ts'
import type { PublicTerm } from '#src/figures/types.ts'
import { incompleteParts } from '#src/richtext/complete.ts'
import { withoutGaps } from '#src/richtext/gaps.ts'
import { collectReferences, resolveReferences } from '#src/richtext/references.ts'
import { nodesInOrder } from '#src/richtext/walk.ts'
import { validateBody } from '#src/richtext/validate.ts'
import type { PublicAuthor, PublicImage, RichText } from '#src/richtext/types.ts'
import type { Change } from '#src/workflow/changes.ts'
import type { Checkable } from '#src/workflow/checks.ts'
import type { RegulatoryClass } from '#src/workflow/classes.ts'
import { idOf, idsOf } from '../ids.ts'
import { loadByIds } from './loadByIds.ts'
import type { PublicArticle } from './publicArticle.ts'
import { renamersSince, writersOf } from '../drafts/writers.ts'

/** All of an article that an approval covers. */
export type ArticleContent = Omit<PublicArticle, 'id' | 'publishedAt' | 'updatedAt' | 'edition' | 'notes' | 'withdrawal' | 'commenting' | 'words' | 'readingMinutes'> & {
  regulatoryClass: RegulatoryClass
  commenting: { mode: 'open' | 'closed' | 'closes_after'; days: number | null }
  releaseAt: string | null
  embargoUntil: string | null
  /** What readers are to be told of a change to what they have seen. */
  change: Change | null
}

export type Composed = {
  content: ArticleContent
  /** What the checks of the workflow look at. */
  checkable: Checkable
  commodityIds: string[]
  topicIds: string[]
  authorIds: string[]
  /** Whose names it carries, as authors or as analysts of a commentary block. */
  signedBy: string[]
  /** Who wrote anything that the article shows beside its own text. */
  writers: string[]
  figureIds: string[]
  imageIds: string[]
}

const EMPTY_BODY: RichText = { root: { type: 'root', version: 1, children: [] } }

/** Composes a draft read at depth 0. References that are gone are left out and named in `missing`. */
export async function compose({ req, article }: { req: PayloadRequest; article: Article }): Promise<Composed> {
  const body = (article.body as unknown as RichText | null) ?? EMPTY_BODY
  const cited = collectReferences(body)
  const bylineIds = idsOf(article.byline)
  const leadImageId = idOf(article.leadImage)
  const [people, pictures, numbers, commodities, topics] = await Promise.all([
    loadByIds<Staff>(req, 'staff', [...bylineIds, ...cited.staff]),
    loadByIds<Media>(req, 'media', [...(leadImageId ? [leadImageId] : []), ...cited.media]),
    loadByIds<Figure>(req, 'figures', cited.figures),
    loadByIds<Commodity>(req, 'commodities', idsOf(article.commodities)),
    loadByIds<Topic>(req, 'topics', idsOf(article.topics)),
  ])
  const figureCommodities = await loadByIds<Commodity>(req, 'commodities', present([...numbers.values()].map((figure) => idOf(figure.commodity))))
  const figures = mapValues(numbers, (figure) => {
    const commodity = figureCommodities.get(idOf(figure.commodity) ?? '')
    return presentFigure({ ...figure, unit: unitOf(figure.unit) }, commodity ? publicTerm(commodity) : null)
  })
  const images = mapValues(pictures, publicImage)
  const authors = mapValues(people, publicAuthor)
  const gone = missingReferences(cited, { figures, images, authors })
  const content: ArticleContent = {
    slug: article.slug ?? '',
    headline: article.headline?.trim() ?? '',
    standfirst: article.standfirst?.trim() ?? '',
    byline: pick(authors, bylineIds),
    commodities: pick(mapValues(commodities, publicTerm), idsOf(article.commodities)),
    topics: pick(mapValues(topics, publicTerm), idsOf(article.topics)),
    leadImage: (leadImageId && images.get(leadImageId)) || null,
    body: resolveReferences(withoutGaps(body, { figures, media: images, staff: authors }), { figures, media: images, staff: authors }),
    figures: pick(figures, cited.figures),
    disclosure: article.disclosure?.trim() || null,
    seo: { title: article.seo?.title || null, description: article.seo?.description || null },
    commenting: { mode: article.commenting?.mode ?? 'open', days: article.commenting?.days ?? null },
    regulatoryClass: article.regulatoryClass,
    releaseAt: article.releaseAt ?? null,
    embargoUntil: article.embargoUntil ?? null,
    end: article.endsAt ? { at: article.endsAt, page: article.atEnd === 'archive' ? 'goes' : 'stays' } : null,
    change: changeOf(article.change),
  }
  const terms = [...commodities.values(), ...topics.values(), ...figureCommodities.values()]
  return {
    content,
    checkable: {
      missing: [...missingParts(content), ...incompleteParts(body), ...hostileParts(body), ...gone],
      byline: content.byline,
      disclosure: content.disclosure,
      commentary: commentaryOf(body),
      figures: content.figures.map(({ label, source }) => ({ label, sourceTitle: source.title })),
    },
    commodityIds: idsOf(article.commodities),
    topicIds: idsOf(article.topics),
    authorIds: bylineIds,
    signedBy: [...bylineIds, ...cited.staff],
    writers: [...new Set([...writersOf([...numbers.values(), ...pictures.values()]), ...renamersSince(terms, article.textSavedAt ?? null)])],
    figureIds: [...new Set(cited.figures)],
    imageIds: [...new Set([...(leadImageId ? [leadImageId] : []), ...cited.media])],
  }
}

function missingParts(content: ArticleContent): string[] {
  const missing: string[] = []
  if (!content.headline) missing.push('Write a headline.')
  if (!content.standfirst) missing.push('Write a standfirst.')
  if (content.byline.length === 0) missing.push('Name at least one person in the byline.')
  const starts = [content.releaseAt, content.embargoUntil].filter((at) => at !== null).toSorted().at(-1)
  if (content.end && starts && content.end.at <= starts) missing.push('The end lies before the release. Choose a later end.')
  if (content.commenting.mode === 'closes_after' && !content.commenting.days) missing.push('Say after how many days comments close.')
  return missing
}

/** Checked again as a person moves the article, since the editor's own hooks may change a body after it was saved. */
function hostileParts(body: RichText): string[] {
  const verdict = validateBody(body)
  return verdict.ok ? [] : verdict.problems.slice(0, 3).map((problem) => problem.message)
}

function changeOf(change: Article['change']): Change | null {
  if (!change?.kind) return null
  const said = (text: string | null | undefined) => text?.trim() || null
  const corrects = change.kind === 'correction'
  return { kind: change.kind, note: change.note?.trim() ?? '', was: corrects ? said(change.was) : null, is: corrects ? said(change.is) : null, where: corrects ? said(change.where) : null }
}

function commentaryOf(body: RichText): Checkable['commentary'] {
  const blocks = [...nodesInOrder(body)].map((node) => (node as { fields?: Record<string, unknown> }).fields).filter((fields) => fields?.blockType === 'commentary')
  return blocks.map((fields) => ({ stance: String(fields?.stance ?? 'none'), horizon: typeof fields?.horizon === 'string' ? fields.horizon : null }))
}

function missingReferences(
  cited: { figures: string[]; media: string[]; staff: string[] },
  found: { figures: Map<string, unknown>; images: Map<string, unknown>; authors: Map<string, unknown> },
): string[] {
  const lacks = (wanted: string[], map: Map<string, unknown>) => wanted.some((id) => !map.has(id))
  return [
    ...(lacks(cited.figures, found.figures) ? ['A figure in the body no longer exists. Replace it.'] : []),
    ...(lacks(cited.media, found.images) ? ['A picture in the body no longer exists. Replace it.'] : []),
    ...(lacks(cited.staff, found.authors) ? ['The analyst of a commentary block no longer exists. Choose another.'] : []),
  ]
}

/** The public face of a staff member: never an address or a role. */
export function publicAuthor(staff: Staff): PublicAuthor {
  return { id: staff.id, slug: staff.slug ?? staff.id, name: staff.name, jobTitle: staff.jobTitle || null, bio: staff.bio || null }
}

function publicImage(media: Media): PublicImage {
  const sizes = Object.entries(media.sizes ?? {}).flatMap(([name, size]) =>
    size?.url && size.width && size.height ? [{ name, url: size.url, width: size.width, height: size.height }] : [],
  )
  return {
    id: media.id,
    alt: media.alt,
    credit: media.credit,
    rights: media.rights,
    url: media.url ?? '',
    width: media.width ?? 0,
    height: media.height ?? 0,
    mimeType: media.mimeType ?? 'image/jpeg',
    sizes,
  }
}

function publicTerm(term: Commodity | Topic): PublicTerm {
  return { slug: term.slug ?? term.id, name: term.name }
}

function present<T>(values: (T | null | undefined)[]): T[] {
  return values.filter((value): value is T => value !== null && value !== undefined)
}

function pick<T>(from: Map<string, T>, keys: string[]): T[] {
  return present([...new Set(keys)].map((key) => from.get(key)))
}

function mapValues<A, B>(map: Map<string, A>, change: (value: A) => B): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
