// A test bench: an article in memory that the engine moves, with people who write and a clock that only moves
// when told. It does to its article what the commands do to theirs, so every path of a definition can be
// walked without a database.

import { hashContent } from '#src/articles/contentHash.ts'
import type { Action } from '#src/workflow/actions.ts'
import { validApprovals, voided, type Approval } from '#src/workflow/approvals.ts'
import { CHECKS } from '#src/workflow/checks.ts'
import type { Definition } from '#src/workflow/definition.ts'
import { declarations, evaluateStep, type Verdict } from '#src/workflow/engine.ts'
import type { ArticleFacts, WorkflowActor } from '#src/workflow/facts.ts'
import { applyTransition } from '#src/workflow/run.ts'
import { AFTER_EDIT } from '#src/workflow/states.ts'
import { writersOfText, type SavedVersion } from '#src/workflow/textWriters.ts'

export type Person = Required<WorkflowActor>

/** A text that went to the public, and on whose word. */
export type Issued = {
  text: string
  goesOutAt: number
  approvals: Approval[]
  revision: number
  writers: string[]
  override: string | null
  embargoUntil: number | null
  liftedBy: string[] | null
}

export type BenchState = {
  facts: ArticleFacts
  text: string
  revision: number
  /** What was saved, and which revision readers have on the word of others. */
  versions: SavedVersion[]
  readersHave: number | null
  now: number
  releaseAt: number | null
  embargoUntil: number | null
  publishedAt: number | null
  waiting: Issued | null
  /** Every text that readers have seen, in order. */
  seen: Issued[]
}

export type Order = {
  action: Action
  by: Person
  note?: string
  attestations?: readonly string[]
  revision?: number
}

export type Outcome = Verdict | { ok: false; code: 'stale'; reason: string }

const PASSED = Object.fromEntries(Object.keys(CHECKS).map((name) => [name, []]))

/** A new article, begun by this person. Times are milliseconds. */
export function begin(
  definition: Definition,
  author: Person,
  times: { releaseAt?: number | null; embargoUntil?: number | null } = {},
): BenchState {
  const text = 'text 1'
  return withTimes({
    text,
    revision: 1,
    versions: [{ revision: 1, writers: [author.id], restoredFrom: null }],
    readersHave: null,
    now: 0,
    releaseAt: times.releaseAt ?? null,
    embargoUntil: times.embargoUntil ?? null,
    publishedAt: null,
    waiting: null,
    seen: [],
    facts: {
      definition,
      shownDefinition: definition,
      state: 'draft',
      live: 'none',
      isOut: false,
      writers: [author.id],
      onePerson: [],
      owners: [author.id],
      approvals: [],
      declared: [],
      content: hashContent({ text }),
      checks: PASSED,
      shown: null,
      changeGaps: [],
      startsInFuture: false,
      releaseInFuture: false,
      isEmbargoed: false,
      pending: null,
      isBundled: false,
    },
  })
}

/** Somebody saves another text; null where the article is closed to edits. */
export function edit(bench: BenchState, by: Person, text: string): BenchState | null {
  const rule = AFTER_EDIT[bench.facts.state]
  if ('refused' in rule) return null
  const { facts } = bench
  const revision = bench.revision + 1
  return withTimes({
    ...bench,
    text,
    revision,
    versions: [...bench.versions, { revision, writers: [by.id], restoredFrom: null }],
    facts: {
      ...facts,
      state: rule.to,
      content: hashContent({ text }),
      approvals: voided(facts.approvals),
      declared: [],
    },
  })
}

/**
 * Somebody takes a step, or is refused. What the definition wants declared is declared, unless told
 * otherwise.
 */
export function take(
  bench: BenchState,
  { action, by, note = 'why', attestations, revision = bench.revision }: Order,
): { bench: BenchState; outcome: Outcome } {
  if (revision !== bench.revision)
    return { bench, outcome: { ok: false, code: 'stale', reason: 'Somebody saved a newer revision.' } }
  const { facts } = bench
  const declared = attestations ?? declarations(facts, action)
  const outcome = evaluateStep({ action, article: facts, actor: by, note, attestations: declared })
  if (!outcome.ok) return { bench, outcome }
  const run = applyTransition({
    action,
    article: facts,
    actor: by,
    note,
    attestations: declared,
    now: new Date(bench.now),
    to: outcome.to,
  })
  const moved: BenchState = {
    ...bench,
    revision: bench.revision + 1,
    facts: {
      ...facts,
      state: run.state,
      approvals: run.approvals,
      declared: action === 'submit' ? declared : facts.declared,
      pending: run.pending,
    },
  }
  return { bench: withTimes(effect(moved, bench, { action, by, note })), outcome }
}

/** The clock moves on, and what is due goes out. */
export function tick(bench: BenchState, now: number): BenchState {
  const later = { ...bench, now: Math.max(bench.now, now) }
  if (!later.waiting || later.waiting.goesOutAt > later.now) return withTimes(later)
  return withTimes({
    ...goOut(later, later.waiting),
    facts: {
      ...later.facts,
      state: 'published',
      live: 'published',
      pending: null,
    },
  })
}

function effect(
  moved: BenchState,
  before: BenchState,
  { action, by, note }: { action: Action; by: Person; note: string },
): BenchState {
  switch (action) {
    case 'publish':
    case 'override':
      return issue(moved, before, action === 'override' ? `${by.id}: ${note}` : null)
    case 'lift': {
      const waiting = {
        ...before.waiting!,
        goesOutAt: Math.max(before.now, before.releaseAt ?? 0),
        liftedBy: [before.facts.pending!.by, by.id],
      }
      const lifted = { ...moved, publishedAt: waiting.goesOutAt, waiting }
      return waiting.goesOutAt <= before.now ? goOut(lifted, waiting) : lifted
    }
    case 'cancel-release':
      return {
        ...moved,
        waiting: null,
        ...(before.seen.length === 0 ? { publishedAt: null, facts: { ...moved.facts, live: 'none' } } : {}),
      }
    case 'withdraw':
    case 'emergency-withdraw':
      return moved.facts.state === 'withdrawn'
        ? { ...moved, waiting: null, readersHave: null, facts: { ...moved.facts, live: 'withdrawn' } }
        : moved
    default:
      return moved
  }
}

function issue(moved: BenchState, before: BenchState, override: string | null): BenchState {
  const { facts } = before
  const goesOutAt = Math.max(
    before.now,
    before.releaseAt ?? 0,
    before.seen.length > 0 ? 0 : (before.embargoUntil ?? 0),
  )
  const issued: Issued = {
    text: before.text,
    goesOutAt,
    approvals: validApprovals(facts.approvals, facts.content),
    revision: moved.revision,
    writers: [...facts.writers],
    override,
    embargoUntil: before.embargoUntil,
    liftedBy: null,
  }
  const isFirst = before.seen.length === 0
  if (goesOutAt <= before.now)
    return {
      ...goOut(moved, issued),
      publishedAt: isFirst ? goesOutAt : moved.publishedAt,
      facts: { ...moved.facts, live: 'published' },
    }
  return {
    ...moved,
    waiting: issued,
    ...(isFirst ? { publishedAt: goesOutAt, facts: { ...moved.facts, live: 'published' } } : {}),
  }
}

function goOut(bench: BenchState, issued: Issued): BenchState {
  return {
    ...bench,
    waiting: null,
    seen: [...bench.seen, issued],
    // What somebody published alone has been read by nobody else.
    readersHave: issued.override ? bench.readersHave : issued.revision,
    publishedAt: bench.publishedAt ?? issued.goesOutAt,
  }
}

/** The facts that depend on the clock and on what readers have seen. */
function withTimes(bench: BenchState): BenchState {
  const { now, releaseAt, embargoUntil, publishedAt, facts, seen, versions, readersHave } = bench
  const last = seen.at(-1)
  const embargoIsLast = embargoUntil !== null && embargoUntil > (releaseAt ?? 0)
  return {
    ...bench,
    facts: {
      ...facts,
      writers: writersOfText(versions, readersHave),
      isOut: facts.live === 'published' && publishedAt !== null && publishedAt <= now,
      shown: last ? { number: seen.length, fields: hashContent({ text: last.text }).fields } : null,
      startsInFuture: Math.max(releaseAt ?? 0, last ? 0 : (embargoUntil ?? 0)) > now,
      releaseInFuture: (releaseAt ?? 0) > now,
      isEmbargoed:
        facts.state === 'scheduled' &&
        embargoIsLast &&
        embargoUntil > now &&
        (publishedAt ?? 0) >= embargoUntil,
    },
  }
}
