// Events of the record: one union says what each action holds, who reads it, and what the desk calls it.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { NewEvent } from '#src/audit/index.ts'
import { EVENT_ACTIONS, EVENT_TYPES, eventToWrite, readEvent } from '#src/auditEvents/events/index.ts'
import { EMERGENCIES, labelOf, markOf, MOVE_ACTIONS, moveIn } from '#src/auditEvents/events/labels.ts'
import { createLedger } from '#src/auditEvents/ledger.ts'
import { verifyChain } from '#src/auditEvents/verifyChain.ts'
import { ACTIONS } from '#src/workflow/actions.ts'
import { chainOf, headOf } from './chain.ts'

const step = { from: 'approved', to: 'published', definition: 'market-note@1' } as const
const sent = { edition: 3, documentHash: 'd', goesOutAt: '2026-03-01T15:00:00.000Z' }
const published = { ...step, ...sent, filedHash: 'f' }

describe('what is written', () => {
  test('every step of the workflow has its event', () => {
    expect(MOVE_ACTIONS).toEqual([...ACTIONS, 'release', 'release.held', 'end'].toSorted(inTheUnion))
    expect(EMERGENCIES).toEqual(['override', 'emergency-withdraw'])
  })

  test.each([
    ['a key that the action does not have', { ...published, editor: 'Ines' }],
    ['a key too few', { ...step, ...sent }],
    ['a value of another kind', { ...published, edition: '3' }],
    ['nothing', null],
  ])('an event with %s is refused', (_what, data) => {
    expect(eventToWrite.safeParse({ action: 'publish', data }).success).toBe(false)
    expect(eventToWrite.safeParse({ action: 'publish', data: published }).success).toBe(true)
  })

  test('an action that nobody has is refused', () => {
    expect(eventToWrite.safeParse({ action: 'publsh', data: published }).success).toBe(false)
  })

  test('the schema changes nothing of what it looks at: what is hashed stays what it was', () => {
    for (const data of [
      published,
      { ...published, bundle: 'b' },
      { ...step, ...sent, askedBy: 'Mara', embargoUntil: null },
    ]) {
      const action = 'askedBy' in data ? 'lift' : 'publish'
      expect(eventToWrite.parse({ action, data })).toEqual({ action, data })
    }
  })

  test('the compiler refuses a misspelt action, data of another action, and an event of an article without one', () => {
    const about = { at: new Date(0), channel: 'admin', actor: null } as const
    const right: NewEvent[] = [
      { ...about, action: 'publish', article: 'a', data: published },
      { ...about, action: 'staff.login', data: { fingerprint: 'f' } },
    ]
    const wrong: NewEvent[] = [
      // @ts-expect-error no such action
      { ...about, action: 'publsh', article: 'a', data: published },
      // @ts-expect-error the data of another action
      { ...about, action: 'publish', article: 'a', data: { task: 't', label: 'l' } },
      // @ts-expect-error a key too many
      { ...about, action: 'publish', article: 'a', data: { ...published, editor: 'Ines' } },
      // @ts-expect-error what all staff may read names its article
      { ...about, action: 'publish', data: published },
      // @ts-expect-error what names an article is read by all staff, and log-ins are not
      { ...about, action: 'staff.login', article: 'a', data: { fingerprint: 'f' } },
    ]
    expect([right.length, wrong.length]).toEqual([2, 5])
  })
})

describe('what is read', () => {
  test('an event of today is typed by its action', () => {
    const event = readEvent({ action: 'publish', data: published })
    expect(event.known && event.action === 'publish' && event.data.edition).toBe(3)
  })

  test('an event of before Assay recorded where a copy is filed is still read', () => {
    const before = chainOf([row('publish', { ...step, ...sent })])
    expect(readEvent(before[0]!)).toMatchObject({ known: true, data: sent })
    const ledger = createLedger()
    for (const event of before) ledger.note(event)
    expect(ledger.editionsOf('article-1')).toMatchObject([{ number: 3, documentHash: 'd', filedHash: null }])
  })

  test.each([
    ['an action that this house does not have', row('article.teleport', { edition: 1, documentHash: 'x' })],
    ['data that no version wrote', row('publish', 'shipped')],
    ['no data at all', row('publish', null)],
  ])('%s is told apart, shown by its name, and counts in the chain', async (_what, body) => {
    const event = readEvent(body)
    expect(event).toMatchObject({ known: false, action: body.action })
    expect(labelOf(event)).toBe(body.action === 'publish' ? 'published it' : body.action)
    expect(moveIn(event)).toEqual({ from: null, to: null, edition: null })
    const events = chainOf([body, row('submit', step)])
    const ledger = createLedger()
    for (const each of events) ledger.note(each)
    expect(ledger.editionsOf('article-1')).toEqual([])
    expect((await verifyChain(events, { head: async () => headOf(events) })).broken).toBeNull()
  })

  test('the desk is told what an event did, with the edition and what came of it', () => {
    const told = (action: string, data: unknown) => labelOf(readEvent({ action, data }))
    expect(told('publish', published)).toBe('published edition 3')
    expect(told('publish', { ...published, to: 'scheduled' })).toBe('scheduled edition 3')
    expect(
      told('approve', { ...step, from: 'in_review', to: 'in_review', kind: 'editorial', hash: 'h' }),
    ).toBe('gave one of the approvals')
    expect(told('withdraw', { ...step, to: 'approved', confirmations: 1 })).toBe(
      'confirmed the withdrawal; one more is needed',
    )
    expect(told('release.late', { edition: 3, lateByMs: 40_000 })).toBe('released edition 3 late')
    expect([markOf('release.late'), markOf('release.held'), markOf('override'), markOf('publish')]).toEqual([
      'Late',
      'Held',
      'Emergency',
      null,
    ])
  })
})

test('the table in docs/publishing.md lists every action, what it means, what it holds and who reads it', () => {
  const text = readFileSync('docs/publishing.md', 'utf8')
  const table = text.slice(text.indexOf('| action '))
  const rows = table
    .slice(0, table.indexOf('\n\n'))
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
  const wanted = EVENT_ACTIONS.map((action) => {
    const { label, readers } = EVENT_TYPES[action]
    return [action, label, keysOf(EVENT_TYPES[action].data.toJSONSchema()).join(', '), readers]
  })
  expect(byAction(rows)).toEqual(byAction(wanted))
})

function byAction(rows: string[][]): string[][] {
  return rows.toSorted(([left = ''], [right = '']) => left.localeCompare(right))
}

type Schema = { properties?: object; anyOf?: readonly unknown[] }

/** The keys that the data of an action can have. */
function keysOf({ properties = {}, anyOf = [] }: Schema): string[] {
  return [...new Set([...Object.keys(properties), ...anyOf.flatMap((each) => keysOf(each as Schema))])]
}

function row(action: string, data: unknown) {
  const who = { channel: 'admin', actorId: 'ines', actorName: 'Ines', actorRole: 'editor' }
  const about = { article: 'article-1', subject: null, revision: 1, contentHash: 'c', note: null }
  return { at: '2026-03-01T15:00:00.000Z', action, ...who, ...about, data }
}

function inTheUnion(left: string, right: string): number {
  const place = (action: string) => EVENT_ACTIONS.findIndex((known) => known === action)
  return place(left) - place(right)
}
