// The workflow engine: says whether a person may take a move now, and if not, why not. Pure: facts in, verdict out.

import { changedFields, type FieldHashes } from './contentHash.ts'
import { STATE_LABELS, type ArticleState, type Live } from './states.ts'
import { ACTIONS, TRANSITIONS, type Action, type Need, type StaffRole } from './transitions.ts'

/** An approval and the content that it is bound to. */
export type Approval = { hash: string; fields: FieldHashes; by: string; byName: string; at: string }

/** What the engine must know of an article. Ids are strings; `content` holds the hashes of the newest draft. */
export type ArticleFacts = {
  state: ArticleState
  live: Live
  /** Everybody who wrote any of the text. */
  writers: readonly string[]
  /** Who began the article and who is in its byline. */
  owners: readonly string[]
  approval: Approval | null
  content: { hash: string; fields: FieldHashes }
  /** Sentences that say what is still missing; empty when the article is complete. */
  missing: readonly string[]
  /** The approved release time, where it is still to come. */
  releaseInFuture: boolean
}

export type WorkflowActor = { id: string; role: StaffRole }

export type RefusalCode = 'role' | 'state' | Need

export type Verdict =
  | { ok: true; from: ArticleState; to: ArticleState }
  | { ok: false; code: RefusalCode; reason: string; changed?: string[] }

export type Question = { action: Action; article: ArticleFacts; actor: WorkflowActor; note?: string | null }

/**
 * Judges one move. The first unmet requirement decides, in this order: the person's role, the article's state, then
 * the needs of the transition.
 */
export function judge({ action, article, actor, note }: Question): Verdict {
  const transition = TRANSITIONS[action]
  if (!transition.roles.includes(actor.role)) {
    return refuse('role', `${transition.label} is for ${listOf(transition.roles)}; you are signed in as ${actor.role}.`)
  }
  const needsHere = transition.from[article.state]
  if (!needsHere) {
    return refuse('state', `An article that is “${STATE_LABELS[article.state].label}” cannot take this step.`)
  }
  for (const need of [...needsHere, ...transition.needs]) {
    const refusal = UNMET[need]({ action, article, actor, note })
    if (refusal) return refusal
  }
  return { ok: true, from: article.state, to: destination(action, article) }
}

export type Choice = { action: Action; label: string; needsNote: boolean; ok: boolean; reason: string | null }

/** Every move with its verdict for this person, for buttons that say why they are unavailable. A note is assumed given. */
export function choices(article: ArticleFacts, actor: WorkflowActor): Choice[] {
  return ACTIONS.map((action) => {
    const verdict = judge({ action, article, actor, note: 'to be written' })
    const { label, needs } = TRANSITIONS[action]
    return { action, label, needsNote: needs.includes('note'), ok: verdict.ok, reason: verdict.ok ? null : verdict.reason }
  })
}

function destination(action: Action, article: ArticleFacts): ArticleState {
  if (action === 'publish' && article.releaseInFuture) return 'scheduled'
  return TRANSITIONS[action].to
}

/** The parts of the content in the desk's words, where the form calls them something else. */
const FIELD_NAMES: Record<string, string> = { releaseAt: 'release time', leadImage: 'lead image', seo: 'search engine texts', slug: 'address' }

type Check = (question: Question) => Extract<Verdict, { ok: false }> | null

const UNMET: Record<Need, Check> = {
  note: ({ note }) => (note?.trim() ? null : refuse('note', 'Write a note that says why.')),
  ownText: ({ article, actor }) =>
    actor.role !== 'author' || article.owners.includes(actor.id)
      ? null
      : refuse('ownText', 'Authors submit only articles that they began or that carry their byline.'),
  complete: ({ article }) => (article.missing.length === 0 ? null : refuse('complete', article.missing.join(' '))),
  notWriter: ({ article, actor }) =>
    article.writers.includes(actor.id)
      ? refuse('notWriter', 'You wrote some of this text. Somebody who wrote none of it must approve it.')
      : null,
  sameContent: ({ article }) => {
    if (!article.approval) return refuse('sameContent', 'Nobody has approved this text.')
    if (article.approval.hash === article.content.hash) return null
    const changed = changedFields(article.approval.fields, article.content.fields)
    const what = changed.length > 0 ? changed.map((name) => FIELD_NAMES[name] ?? name).join(', ') : 'content'
    return { ...refuse('sameContent', `Changed since it was approved: ${what}. Submit it for review again.`), changed }
  },
  staleApproval: ({ article }) =>
    article.approval?.hash === article.content.hash
      ? refuse('staleApproval', 'This text is approved and unchanged; it can be published.')
      : null,
  isPublic: ({ article }) => (article.live === 'published' ? null : refuse('isPublic', 'It is not public.')),
  notPublic: ({ article }) =>
    article.live === 'published' ? refuse('notPublic', 'It is public. Unpublish or withdraw it first.') : null,
}

function refuse(code: RefusalCode, reason: string): Extract<Verdict, { ok: false }> {
  return { ok: false, code, reason }
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)
}
