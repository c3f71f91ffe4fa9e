// Two states of an article side by side, for the desk.

import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import type { ArticleContent } from '#src/articles/content.ts'
import { hashContent } from '#src/articles/contentHash.ts'
import { compose } from '../content/compose.ts'
import { lookAt } from '../drafts/lastLook.ts'
import { newestDraft } from '../drafts/newestDraft.ts'
import { approvedContent, editionOf } from '../editions/editions.ts'
import { ArticleNotFoundError } from '../errors.ts'
import { hashOfRevision } from './hashOfRevision.ts'
import { stateNamed, type StateName, type TextState, textStates, type TextStates } from './textStates.ts'
import type { VersionLine } from './versionLines.ts'
import { versionText } from './versionText.ts'
import { type WrittenText, writtenTexts } from './writtenTexts.ts'

/**
 * A state with what it says. `isIntact` is false where somebody has changed it in the database, `isAsItWas`
 * where figures, pictures or names that it shows have changed since; null where nobody knows.
 */
export type ComparedSide = {
  state: TextState
  content: ArticleContent
  isIntact: boolean
  isAsItWas: boolean | null
}

export type Comparison = {
  states: TextStates
  /** What the address asks for, with what it means where that is left out. */
  asked: { from: string; to: string }
  /** Null where there is no such state: then `missing` names it. */
  sides: { from: ComparedSide; to: ComparedSide } | null
  missing: string | null
  /** Who saved and moved it between both, newest first. */
  between: VersionLine[]
  /** What each of them had written by then, oldest first, where that is asked for. */
  written: WrittenText[]
}

type Query = {
  payload: Payload
  articleId: string
  actor: Staff
  /** As the address has them; null for what is left out. */
  from: string | null
  to: string | null
  /** Whether the texts in between are wanted, to tell who wrote each change. */
  withWriters: boolean
  now: Date
}

/** What is compared with the draft where nothing is asked: the first of these that there is. */
const USUAL: readonly StateName[] = ['readers', 'approved', 'seen', 'submitted']

/**
 * Both states with their texts, as this person may read them; null where they may read no such article.
 * Figures, pictures and names of a version are those of now; an edition has its own. Whoever compares with
 * the draft has looked at it.
 */
export async function findComparison(query: Query): Promise<Comparison | null> {
  const { payload, articleId, actor, now } = query
  const req = await createLocalReq({ user: { ...actor, collection: 'staff' } }, payload)
  try {
    const read = async (own: PayloadRequest) => {
      const article = await newestDraft({ req: own, articleId, actor })
      const { content } = await compose({ req: own, article, readersHave: null })
      return { content, revision: article.revision, hash: hashContent(content).hash }
    }
    const isOfDraft = (query.to ?? 'now') === 'now'
    const { content, ...draft } = await (isOfDraft ? lookAt(req, articleId, read) : read(req))
    const states = await textStates({ req, articleId, draft, now })
    const asked = { from: query.from ?? usualOf(states), to: query.to ?? 'now' }
    const found = { from: stateNamed(states, asked.from), to: stateNamed(states, asked.to) }
    if (!found.from || !found.to)
      return {
        states,
        asked,
        sides: null,
        missing: found.from ? asked.to : asked.from,
        between: [],
        written: [],
      }
    const sideOf = async (state: TextState): Promise<ComparedSide> => ({
      state,
      ...(state.name === 'now' ? { content, ...CERTAIN } : await textOf(req, articleId, state)),
    })
    const sides = { from: await sideOf(found.from), to: await sideOf(found.to) }
    const between = betweenOf(states.lines, found.from, found.to)
    const isForward = found.from.revision <= found.to.revision
    const written = query.withWriters && isForward ? await writtenTexts(req, articleId, between) : []
    return { states, asked, sides, missing: null, between, written }
  } catch (error) {
    if (error instanceof ArticleNotFoundError) return null
    throw error
  }
}

/**
 * What the draft is usually held against: of what went out in an emergency, what others approved before it.
 */
function usualOf({ named, lines, isUnread, approvedEdition }: TextStates): string {
  const first = lines.at(-1)
  const oldest = first ? `v${first.revision}` : 'now'
  if (isUnread) return approvedEdition?.name ?? oldest
  return USUAL.find((name) => named[name]) ?? oldest
}

type Text = Omit<ComparedSide, 'state'>

const CERTAIN = { isIntact: true, isAsItWas: true }

async function textOf(req: PayloadRequest, articleId: string, { name, revision }: TextState): Promise<Text> {
  if (name.startsWith('e')) return editionText(req, articleId, Number(name.slice(1)))
  const content = await versionText(req, articleId, revision)
  const known = await hashOfRevision(req, articleId, revision)
  return { content, isIntact: true, isAsItWas: known === null ? null : known === hashContent(content).hash }
}

async function editionText(req: PayloadRequest, articleId: string, number: number): Promise<Text> {
  const edition = await editionOf(req, { articleId, number })
  if (!edition) throw new ArticleNotFoundError()
  const content = approvedContent(edition)
  return { content, isIntact: hashContent(content).hash === edition.contentHash, isAsItWas: true }
}

function betweenOf(lines: readonly VersionLine[], from: TextState, to: TextState): VersionLine[] {
  const [first, last] = [Math.min(from.revision, to.revision), Math.max(from.revision, to.revision)]
  return lines.filter(({ revision }) => revision > first && revision <= last)
}
