// Nothing in the record changes in silence: whatever is done to it, the check names the first broken link.

import { describe, expect, test } from 'vitest'
import type { AuditEvent, EventBody } from '#src/auditEvents/events/event.ts'
import { GENESIS, hashEvent } from '#src/auditEvents/hash.ts'
import { type Against, type Anchor, verifyChain } from '#src/auditEvents/verifyChain.ts'
import { chainOf, headOf, someEvents } from './chain.ts'

const whole = someEvents(12)

async function check(events: AuditEvent[], against: Partial<Against> = {}) {
  const { broken } = await verifyChain(events, { head: async () => headOf(whole), ...against })
  return broken && [broken.fault, broken.seq, broken.message]
}

/** The chain linked anew from this place on, as somebody would who wants to hide a change. */
function relinked(events: AuditEvent[], from: number): AuditEvent[] {
  const done = events.slice(0, from)
  for (const event of events.slice(from)) {
    const previousHash = done.at(-1)?.hash ?? GENESIS
    done.push({ ...event, previousHash, hash: hashEvent(previousHash, event) })
  }
  return done
}

describe('a record that nobody touched', () => {
  test('is whole, with its count and its end', async () => {
    const verdict = await verifyChain(whole, {
      head: async () => headOf(whole),
      anchors: [{ ...headOf(whole.slice(0, 5))!, at: 'then' }],
    })
    expect(verdict).toEqual({ events: 12, head: headOf(whole), broken: null })
  })

  test('may be empty', async () => {
    expect(await verifyChain([], { head: async () => null })).toEqual({ events: 0, head: null, broken: null })
  })

  test('is the same whatever the order of the keys in a row', async () => {
    const turned = whole.map((event) => Object.fromEntries(Object.entries(event).toReversed()) as AuditEvent)
    expect(await check(turned)).toBeNull()
  })
})

test.each([['abc'], [Number.NaN], [null], [1e300]])('a head that stands at %s is named', async (seq) => {
  const head = async () => ({ ...headOf(whole)!, seq: seq as number })
  expect(await check(whole, { head })).toEqual([
    'head',
    12,
    'The head of the record stands at what is no number; the last event is 12.',
  ])
})

describe('a record that was changed', () => {
  const other: { [Field in Exclude<keyof EventBody, 'seq'>]: EventBody[Field][] } = {
    at: ['2025-07-10T12:00:00.001Z', ''],
    action: ['publish ', 'Publish'],
    channel: ['job'],
    actorId: ['person-9', null, ''],
    actorName: ['person 0', ''],
    actorRole: ['admin', null],
    article: ['article-99', null, ''],
    subject: ['staff/1', ''],
    revision: [99, null],
    contentHash: ['0', ''],
    note: ['A note. ', ''],
    data: [null, {}, { edition: 1 }, []],
  }

  test('every field of every event counts', async () => {
    for (const [i, event] of whole.entries()) {
      for (const [field, values] of Object.entries(other)) {
        for (const value of values) {
          if (event[field as keyof EventBody] === value) continue
          const broken = await check(whole.with(i, { ...event, [field]: value } as AuditEvent))
          expect(broken?.slice(0, 2), `${field} of event ${i + 1} as ${JSON.stringify(value)}`).toEqual([
            'altered',
            i + 1,
          ])
        }
      }
    }
  })

  test('so does the number of every event', async () => {
    for (const [i, event] of whole.entries()) {
      for (const seq of [0, -1, 99, i + 0.5])
        expect(await check(whole.with(i, { ...event, seq })), `event ${i + 1} as ${seq}`).not.toBeNull()
    }
  })

  test('a letter deep inside its data counts', async () => {
    const event = whole[6]!
    expect(
      await check(whole.with(6, { ...event, data: { edition: 6, list: [1, 'two', { three: false }] } })),
    ).toEqual(['altered', 7, 'Event 7 was altered: its hash is not that of what it says now.'])
  })

  test('an event altered and hashed anew no longer carries the next one', async () => {
    const altered = relinked(whole.with(4, { ...whole[4]!, note: 'Hidden.' }), 4)
    expect(await check([...altered.slice(0, 5), ...whole.slice(5)])).toEqual([
      'unlinked',
      6,
      'Event 6 does not follow event 5 as it stands now: one of the two was replaced.',
    ])
  })

  test('any event taken out is missed by its number, also after the rest is linked anew', async () => {
    for (const [i] of whole.slice(0, -1).entries()) {
      const without = whole.toSpliced(i, 1)
      expect((await check(without))?.slice(0, 2)).toEqual(['missing', i + 1])
      expect((await check(relinked(without, i)))?.slice(0, 2)).toEqual(['missing', i + 1])
    }
    expect((await check(whole.toSpliced(0, 1)))![2]).toBe(
      'Event 1 is missing: the record begins with event 2.',
    )
    expect((await check(whole.toSpliced(3, 1)))![2]).toBe(
      'Event 4 is missing: event 3 is followed by event 5.',
    )
  })

  test('events taken from the end are missed by the head', async () => {
    for (let left = 0; left < whole.length; left += 1)
      expect((await check(whole.slice(0, left)))?.slice(0, 2)).toEqual(['truncated', left + 1])
    expect((await check(whole.slice(0, 11)))![2]).toBe(
      'The record ends with event 11, but its head says 12: one event is missing from the end.',
    )
  })

  test('two events that change places are found', async () => {
    for (let i = 0; i < whole.length - 1; i += 1) {
      const [a, b] = [whole[i]!, whole[i + 1]!]
      const swapped = whole.with(i, { ...b, seq: a.seq }).with(i + 1, { ...a, seq: b.seq })
      expect((await check(swapped))?.slice(0, 2)).toEqual(['altered', i + 1])
      expect((await check(whole.with(i, b).with(i + 1, a)))?.slice(0, 2)).toEqual(['missing', i + 1])
    }
  })

  test('an event put in is found', async () => {
    for (const [i, event] of whole.entries()) {
      expect((await check(whole.toSpliced(i, 0, event)))?.slice(0, 2)).toEqual(['repeated', i + 1])
      expect(
        await check(
          relinked(
            whole.toSpliced(i, 0, event).map((each, at) => ({ ...each, seq: at + 1 })),
            i,
          ),
        ),
      ).not.toBeNull()
    }
    const more = someEvents(13)
    expect((await check(more))?.slice(0, 2)).toEqual(['head', 13])
  })

  test('a record written anew from the start has another head', async () => {
    const rewritten = chainOf(whole.map((event) => ({ ...event, actorName: 'Somebody else' })))
    expect((await check(rewritten))?.slice(0, 2)).toEqual(['head', 12])
    expect((await check(whole, { head: async () => null }))?.[0]).toBe('head')
  })
})

describe('a record changed together with its head', () => {
  const anchors: Anchor[] = [
    { seq: 4, hash: whole[3]!.hash, at: '2025-07-10T13:00:00.000Z' },
    { seq: 8, hash: whole[7]!.hash, at: '2025-07-10T14:00:00.000Z' },
  ]
  const against = (events: AuditEvent[]) => check(events, { head: async () => headOf(events), anchors })

  test('and cut off disagrees with what was written down outside', async () => {
    expect(await against(whole.slice(0, 6))).toEqual([
      'anchor',
      7,
      'At 2025-07-10T14:00:00.000Z the record held 8 events, as was written down outside of the database; now it ends with event 6.',
    ])
    expect(await against([])).not.toBeNull()
    expect(await check([], { head: async () => null, anchors })).not.toBeNull()
  })

  test('and linked anew disagrees at the first anchor after the change', async () => {
    const rewritten = relinked(whole.with(5, { ...whole[5]!, actorName: 'Somebody else' }), 5)
    expect(await check(rewritten, { head: async () => headOf(rewritten) })).toBeNull()
    expect((await against(rewritten))?.slice(0, 2)).toEqual(['anchor', 8])
  })
})
