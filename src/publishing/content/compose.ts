// Composes the content that is approved and published: the draft with every figure, picture, byline and term
// in it resolved. What this returns is what is hashed, so a figure edited after approval voids it like a
// comma would.

import type { PayloadRequest } from 'payload'
import type { Article, Edition } from '#payload-types'
import type { ArticleContent } from '#src/articles/content.ts'
import { type FieldHashes, hashContent } from '#src/articles/contentHash.ts'
import { contentOf } from '#src/articles/contentOf.ts'
import { idOf, idsOf } from '#src/articles/ids.ts'
import { publicAuthor, publicImage, publicTerm } from '#src/articles/shown.ts'
import { presentFigure } from '#src/figures/present.ts'
import { unitOf } from '#src/figures/storedUnit.ts'
import { withoutGaps } from '#src/richtext/body/gaps.ts'
import { collectReferences, resolveReferences } from '#src/richtext/body/references.ts'
import type { RichText } from '#src/richtext/types.ts'
import type { Checkable } from '#src/workflow/checks.ts'
import { namingsOf, writersOf } from '../drafts/writers.ts'
import { lastShown, type ShownCollection } from './lastShown.ts'
import { loadByIds } from './loadByIds.ts'
import { checkableOf, missingReferences } from './missing.ts'
import { profileEditors } from './profileEditors.ts'

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
  /**
   * Hashes of what stands beside the text, as a reader would get it now: by `figures/` or another collection,
   * and the id.
   */
  beside: FieldHashes
}

const EMPTY_BODY: RichText = { root: { type: 'root', version: 1, children: [] } }

/**
 * Composes a draft read at depth 0. References that are gone are left out and named in `missing`. Whoever has
 * named something that it shows since readers saw that last is among the `writers`. `readersHave` is the
 * edition of this article that they have.
 */
export async function compose({
  req,
  article,
  readersHave,
}: {
  req: PayloadRequest
  article: Article
  readersHave: Edition | null
}): Promise<Composed> {
  const body = article.body ?? EMPTY_BODY
  const cited = collectReferences(body)
  const bylineIds = idsOf(article.byline)
  const leadImageId = idOf(article.leadImage)
  const [people, pictures, numbers, commodities, topics] = await Promise.all([
    loadByIds(req, 'staff', [...bylineIds, ...cited.staff]),
    loadByIds(req, 'media', [...(leadImageId ? [leadImageId] : []), ...cited.media]),
    loadByIds(req, 'figures', cited.figures),
    loadByIds(req, 'commodities', idsOf(article.commodities)),
    loadByIds(req, 'topics', idsOf(article.topics)),
  ])
  const figureCommodities = await loadByIds(
    req,
    'commodities',
    present([...numbers.values()].map((figure) => idOf(figure.commodity))),
  )
  const figures = mapValues(numbers, (figure) => {
    const commodity = figureCommodities.get(idOf(figure.commodity) ?? '')
    return presentFigure({ ...figure, unit: unitOf(figure.unit) }, commodity ? publicTerm(commodity) : null)
  })
  const images = mapValues(pictures, publicImage)
  const authors = mapValues(people, publicAuthor)
  const gone = missingReferences(cited, { figures, images, authors })
  const shown = { figures, media: images, staff: authors }
  const names = { commodities: mapValues(commodities, publicTerm), topics: mapValues(topics, publicTerm) }
  const content = contentOf(article, {
    ...shown,
    ...names,
    cited,
    body: resolveReferences(withoutGaps(body, shown), shown),
  })
  const terms = {
    commodities: [...commodities.values(), ...figureCommodities.values()],
    topics: [...topics.values()],
  }
  return {
    content,
    checkable: checkableOf({ content, article, body, gone }),
    commodityIds: idsOf(article.commodities),
    topicIds: idsOf(article.topics),
    authorIds: bylineIds,
    signedBy: [...bylineIds, ...cited.staff],
    writers: [
      ...new Set([
        ...writersOf([...numbers.values(), ...pictures.values()]),
        ...(await namers(req, terms, readersHave)),
        ...(await profileEditors({
          req,
          staffIds: [...new Set([...bylineIds, ...cited.staff])],
          readersHave,
        })),
      ]),
    ],
    figureIds: [...new Set(cited.figures)],
    imageIds: [...new Set([...(leadImageId ? [leadImageId] : []), ...cited.media])],
    beside: hashesOf({ ...shown, ...names }),
  }
}

function hashesOf(maps: Record<string, Map<string, unknown>>): FieldHashes {
  const all = Object.entries(maps).flatMap(([collection, map]) =>
    [...map].map(([id, thing]) => [`${collection}/${id}`, thing]),
  )
  return hashContent(Object.fromEntries(all)).fields
}

/** Who made or renamed one of these sections since readers saw it last. */
async function namers(
  req: PayloadRequest,
  terms: Record<Exclude<ShownCollection, 'authors'>, { id: string }[]>,
  readersHave: Edition | null,
): Promise<string[]> {
  const found: string[] = []
  for (const field of ['commodities', 'topics'] as const)
    for (const term of terms[field]) {
      const namings = namingsOf(term)
      if (namings.length === 0) continue
      const since = (await lastShown({ req, field, id: term.id, readersHave })) ?? ''
      found.push(...namings.filter(({ at }) => at > since).map(({ by }) => by))
    }
  return found
}

function present<T>(values: (T | null | undefined)[]): T[] {
  return values.filter((value): value is T => value !== null && value !== undefined)
}

function mapValues<A, B>(map: Map<string, A>, change: (value: A) => B): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
