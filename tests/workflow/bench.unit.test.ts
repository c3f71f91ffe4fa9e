// Every reachable state of every shipped definition, and thousands of random days at the desk: what must
// never happen does not.

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '#src/workflow/actions.ts'
import { definitionId, type Definition } from '#src/workflow/definition.ts'
import { DEFINITIONS } from '#src/workflow/definitions/index.ts'
import { AFTER_EDIT } from '#src/workflow/states.ts'
import {
  begin,
  edit,
  take,
  tick,
  type BenchState,
  type Issued,
  type Person,
} from '../support/workflow/bench.ts'
import { admin, author, editor, EVERYBODY, officer, second } from './people.ts'

/** Enough people for every rule: somebody who writes and approves, a second editor, compliance, an admin. */
const PEOPLE = [author, editor, second, officer, admin]
const WRITERS = [author, editor]
const RELEASE = 100
const EMBARGO = 200

/** What must hold of every text that readers have seen. */
function offences(issued: Issued, definition: Definition, isFirst: boolean): string[] {
  if (issued.override) return /^admin: ./.test(issued.override) ? [] : [`overridden by ${issued.override}`]
  const givers = issued.approvals.map(({ by }) => by)
  return [
    ...definition.stages
      .filter(({ kind }) => !issued.approvals.some((approval) => approval.kind === kind))
      .map(({ kind }) => `without the ${kind} approval`),
    ...definition.stages.flatMap((stage) =>
      issued.approvals
        .filter(({ kind, byRole }) => kind === stage.kind && !stage.roles.includes(byRole as never))
        .map(({ byRole }) => `${stage.kind} given as ${byRole}`),
    ),
    ...(new Set(givers).size === givers.length ? [] : ['one person approved twice']),
    ...givers.filter((by) => issued.writers.includes(by)).map((by) => `${by} wrote and approved`),
    ...(isFirst &&
    issued.embargoUntil !== null &&
    issued.goesOutAt < issued.embargoUntil &&
    new Set(issued.liftedBy).size < 2
      ? ['before its embargo, on one word']
      : []),
  ]
}

/** All that can happen next. Texts alternate, so that the number of states stays finite. */
function successors(bench: BenchState): BenchState[] {
  const steps = PEOPLE.flatMap((by) =>
    ACTIONS.map((action) => take(bench, { action, by }))
      .filter(({ outcome }) => outcome.ok)
      .map(({ bench: next }) => next),
  )
  const edits = WRITERS.map((by) => edit(bench, by, bench.text === 'text 1' ? 'text 2' : 'text 1')).filter(
    (next) => next !== null,
  )
  return [...steps, ...edits, tick(bench, RELEASE), tick(bench, EMBARGO)]
}

/**
 * What tells two states apart as far as any rule can see: void approvals count as one, texts by whether
 * readers have them.
 */
function keyOf({ facts, text, now, waiting, seen }: BenchState): string {
  const { state, live, writers, approvals, pending, isOut, isEmbargoed } = facts
  const valid = approvals.filter(({ hash }) => hash === facts.content.hash).map(({ kind, by }) => [kind, by])
  const asked = pending && [pending.step, pending.by, pending.confirmations.map(({ by }) => by)]
  return JSON.stringify([
    state,
    live,
    isOut,
    isEmbargoed,
    [...writers].sort(),
    valid,
    approvals.length > valid.length,
    asked,
    text === seen.at(-1)?.text,
    now,
    waiting && [waiting.goesOutAt, waiting.text === text],
    seen.length > 0,
  ])
}

function walk(definition: Definition, times: { releaseAt: number | null; embargoUntil: number | null }) {
  const first = begin(definition, author, times)
  const known = new Map([[keyOf(first), first]])
  const open = [first]
  const found = { offences: new Set<string>(), deadEnds: new Set<string>(), staleApprovals: 0, states: 0 }
  while (open.length > 0) {
    const bench = open.pop()!
    found.states += 1
    const next = successors(bench)
    if (!next.some((other) => other.facts.state !== bench.facts.state)) found.deadEnds.add(bench.facts.state)
    for (const other of next) {
      for (const issued of other.seen.slice(bench.seen.length))
        for (const offence of offences(issued, definition, bench.seen.length === 0))
          found.offences.add(offence)
      const key = keyOf(other)
      if (known.has(key)) continue
      known.set(key, other)
      open.push({ ...other, seen: other.seen.slice(-1) })
    }
  }
  return found
}

describe.each(DEFINITIONS.map((definition) => [definitionId(definition), definition] as const))(
  '%s',
  (_id, definition) => {
    test.each([
      ['at once', { releaseAt: null, embargoUntil: null }],
      ['at a time', { releaseAt: RELEASE, embargoUntil: null }],
      ['after an embargo', { releaseAt: RELEASE, embargoUntil: EMBARGO }],
    ])(
      'released %s: every reachable state keeps the promise and has a way out',
      (_how, times) => {
        const found = walk(definition, times)
        expect([...found.offences]).toEqual([])
        expect([...found.deadEnds]).toEqual([])
        expect(found.states).toBeGreaterThan(100)
      },
      60_000,
    )

    test('every edit after approval voids it', () => {
      let bench = begin(definition, author)
      const approvers: Person[] = definition.stages.map(({ kind }) =>
        kind === 'compliance' ? officer : editor,
      )
      bench = take(bench, { action: 'submit', by: author }).bench
      for (const by of approvers) bench = take(bench, { action: 'approve', by }).bench
      expect(bench.facts.state).toBe('approved')
      const edited = edit(bench, author, 'another text')!
      expect(take(edited, { action: 'publish', by: second }).outcome).toMatchObject({
        ok: false,
        code: 'approved',
      })
      expect(take(bench, { action: 'publish', by: second }).outcome).toMatchObject({ ok: true })
    })
  },
)

const aPerson = fc.constantFrom(...EVERYBODY)
const anEvent = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      by: aPerson,
      action: fc.constantFrom(...ACTIONS),
      note: fc.constantFrom('why', '', ' '),
      sees: fc.constantFrom(0, 0, 0, -1),
      declares: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      by: fc.constantFrom(...WRITERS),
      text: fc.constantFrom('text 1', 'text 2', 'text 3'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('tick' as const), to: fc.integer({ min: 0, max: 300 }) }),
  },
)
const someTimes = fc.record({
  releaseAt: fc.option(fc.integer({ min: 1, max: 300 })),
  embargoUntil: fc.option(fc.integer({ min: 1, max: 300 })),
})

type DeskEvent = typeof anEvent extends fc.Arbitrary<infer Value> ? Value : never

/** What becomes of the article; a problem where a stale step was taken, or a refused one left a trace. */
function happen(bench: BenchState, event: DeskEvent): { next: BenchState; problem: string | null } {
  if (event.kind === 'tick') return { next: tick(bench, event.to), problem: null }
  if (event.kind === 'edit') return { next: edit(bench, event.by, event.text) ?? bench, problem: null }
  const { outcome, bench: next } = take(bench, {
    action: event.action,
    by: event.by,
    note: event.note,
    revision: bench.revision + event.sees,
    ...(event.declares ? {} : { attestations: [] }),
  })
  if (event.sees !== 0 && outcome.ok) return { next, problem: `${event.action} at a stale revision` }
  return {
    next,
    problem: outcome.ok || next === bench ? null : `${event.action} was refused and left a trace`,
  }
}

describe('any day at the desk', () => {
  test.each(DEFINITIONS.map((definition) => [definitionId(definition), definition] as const))(
    '%s: nothing reaches readers without its approvals, whatever people try',
    (_id, definition) => {
      fc.assert(
        fc.property(someTimes, fc.array(anEvent, { minLength: 5, maxLength: 60 }), (times, events) => {
          let bench = begin(definition, author, times)
          for (const event of events) {
            const before = bench
            const { next, problem } = happen(bench, event)
            bench = next
            expect(problem).toBeNull()
            for (const issued of bench.seen.slice(before.seen.length)) {
              expect(offences(issued, definition, before.seen.length === 0)).toEqual([])
              expect(issued.goesOutAt).toBeLessThanOrEqual(bench.now)
            }
          }
          const { state } = bench.facts
          const hasStep = Object.values(definition.transitions).some(({ from }) => from[state])
          expect('to' in AFTER_EDIT[state] || hasStep).toBe(true)
        }),
        { numRuns: 1000 },
      )
    },
    60_000,
  )
})
