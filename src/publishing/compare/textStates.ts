// The states of an article that can be compared: the draft as it is now, every version that was saved, every
// edition that was sent out; and by what they were to somebody, such as “what readers have”.

import type { PayloadRequest } from 'payload'
import type { Edition } from '#payload-types'
import { CHANGE_LABELS } from '#src/articles/changes.ts'
import { lowerFirst } from '#src/plainText/firstLetter.ts'
import { revisionSeenBefore } from '../drafts/lastLook.ts'
import { lastShownEdition } from '../editions/editions.ts'
import { EVERY_VERSION, type VersionLine, versionLines } from './versionLines.ts'

/** What an address may name a state by, beside `v12` and `e3`. */
export const NAMED_STATES = {
  readers: { label: 'What readers have', missing: 'Readers have no text of this article.' },
  approved: { label: 'The last approval', missing: 'Nobody has approved this article yet.' },
  submitted: { label: 'As it was submitted', missing: 'This article has not been submitted yet.' },
  seen: { label: 'Your last look', missing: 'You have looked at no other text of this article yet.' },
  now: { label: 'The draft as it is now', missing: 'There is no draft.' },
} as const

export type StateName = keyof typeof NAMED_STATES

/** A state as lists name it. `name` is how an address has it; times are ISO 8601. */
export type TextState = { name: string; label: string; revision: number; at: string | null }

export type TextStates = {
  named: Partial<Record<StateName, TextState>>
  /** Newest first. */
  editions: TextState[]
  versions: TextState[]
  lines: VersionLine[]
  /**
   * Whether what readers have went out in an emergency; `approvedEdition` is the one that others approved
   * last.
   */
  isUnread: boolean
  approvedEdition: TextState | null
}

/** Most versions that are offered, the newest ones; steps and looks are told from all. */
const MAX_OFFERED = 300

type Query = { req: PayloadRequest; articleId: string; draft: { revision: number; hash: string }; now: Date }

/** Every state of an article that the person of this request may read. */
export async function textStates({ req, articleId, draft, now }: Query): Promise<TextStates> {
  const [{ lines }, rows, shown, seen] = await Promise.all([
    versionLines({ req, articleId, limit: EVERY_VERSION }),
    editionRows(req, articleId),
    lastShownEdition({ req, articleId, now }),
    revisionSeenBefore(req, articleId, draft.hash),
  ])
  const ofStep = (step: VersionLine['step']) => lines.find((line) => line.step === step)
  const named: TextStates['named'] = {
    now: { name: 'now', label: NAMED_STATES.now.label, revision: draft.revision, at: null },
  }
  const readers = rows.find(({ number }) => number === shown?.number)
  if (readers && shown?.kind !== 'withdrawal') named.readers = namedAs('readers', ofEdition(readers))
  const approved = rows.find(
    ({ number, kind, override }) => number <= (shown?.number ?? 0) && kind !== 'withdrawal' && !override,
  )
  const versions: [StateName, VersionLine | undefined][] = [
    ['approved', ofStep('approve')],
    ['submitted', ofStep('submit')],
    ['seen', seen === null ? undefined : lines.find(({ revision }) => revision === seen)],
  ]
  for (const [name, line] of versions) if (line) named[name] = namedAs(name, ofVersion(line))
  return {
    named,
    editions: rows.filter(({ kind }) => kind !== 'withdrawal').map(ofEdition),
    versions: lines.slice(0, MAX_OFFERED).map(ofVersion),
    lines,
    isUnread: Boolean(readers?.override),
    approvedEdition: approved ? ofEdition(approved) : null,
  }
}

/** The state of a name in an address; null where there is none. */
export function stateNamed({ named, editions, lines }: TextStates, name: string): TextState | null {
  if (isStateName(name)) return named[name] ?? null
  const line = lines.find(({ revision }) => name === `v${revision}`)
  return editions.find((state) => state.name === name) ?? (line ? ofVersion(line) : null)
}

export function isStateName(name: string): name is StateName {
  return Object.hasOwn(NAMED_STATES, name)
}

type EditionRow = Pick<Edition, 'number' | 'kind' | 'goesOutAt' | 'revision' | 'override'>

async function editionRows(req: PayloadRequest, articleId: string): Promise<EditionRow[]> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { article: { equals: articleId } },
    select: { number: true, kind: true, goesOutAt: true, revision: true, override: true },
    sort: '-number',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return docs
}

function namedAs(name: StateName, state: TextState): TextState {
  return { ...state, label: `${NAMED_STATES[name].label} (${lowerFirst(state.label)})` }
}

function ofEdition({ number, kind, goesOutAt, revision }: EditionRow): TextState {
  const what = kind === 'first' || kind === 'withdrawal' ? 'first publication' : CHANGE_LABELS[kind].label
  return {
    name: `e${number}`,
    label: `Edition ${number}, ${lowerFirst(what)}`,
    revision,
    at: goesOutAt,
  }
}

function ofVersion({ revision, by, done, savedAt }: VersionLine): TextState {
  return { name: `v${revision}`, label: `Revision ${revision}: ${by} ${done}`, revision, at: savedAt }
}
