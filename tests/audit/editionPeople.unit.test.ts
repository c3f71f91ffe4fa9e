// Approvals that an edition keeps are held against the record, part by part.

import { expect, test } from 'vitest'
import { hashContent } from '#src/articles/contentHash.ts'
import { wrongPeople } from '#src/audit/verify/editionPeople.ts'
import { bodyOf } from '#src/auditEvents/events/event.ts'
import { createLedger, type RecordedEdition } from '#src/auditEvents/ledger.ts'

const AT = '2026-11-29T10:00:00.000Z'
const { hash, fields } = hashContent({ headline: 'Zinc', body: 'Stocks fell.' })

const STAGES = {
  'recommendation@1': [
    { kind: 'editorial', byRole: 'editor', attestations: ['opinions_told_apart'] },
    { kind: 'compliance', byRole: 'compliance', attestations: ['no_conflict', 'disclosures_complete'] },
  ],
  'market-note@1': [{ kind: 'editorial', byRole: 'editor', attestations: [] }],
}
type Workflow = keyof typeof STAGES

/** What the record says of an edition; older events did not say what was declared. */
function recorded(definition: Workflow, { isOlder = false } = {}): RecordedEdition {
  const ledger = createLedger()
  const note = (event: object) =>
    ledger.note({
      ...bodyOf({
        seq: 1,
        at: AT,
        channel: 'admin',
        article: 'a',
        revision: 3,
        contentHash: hash,
        ...event,
      } as never),
      previousHash: '',
      hash: '',
    })
  for (const { kind, byRole, attestations } of STAGES[definition])
    note({
      action: 'approve',
      actorId: kind,
      actorName: kind,
      actorRole: byRole,
      data: {
        from: 'in_review',
        to: 'approved',
        definition,
        kind,
        hash,
        ...(isOlder || attestations.length === 0 ? {} : { attestations }),
      },
    })
  note({
    action: 'publish',
    actorId: 'e',
    actorName: 'E',
    actorRole: 'editor',
    data: {
      from: 'approved',
      to: 'published',
      definition,
      edition: 1,
      documentHash: 'd',
      filedHash: 'f',
      goesOutAt: AT,
    },
  })
  return ledger.editionsOf('a')[0]!
}

const kept = (definition: Workflow, change: object = {}) => ({
  id: 'x',
  revision: 3,
  publishedBy: 'e',
  publishedByName: 'E',
  approvals: STAGES[definition].map((stage) => ({
    ...stage,
    hash,
    fields,
    by: stage.kind,
    byName: stage.kind,
    at: AT,
    ...change,
  })),
})

test.each(Object.keys(STAGES) as Workflow[])('as they were, of %s, nothing is said of them', (definition) => {
  for (const isOlder of [false, true])
    expect(wrongPeople(kept(definition), recorded(definition, { isOlder }))).toEqual([])
})

test.each<[string, object]>([
  ['other declarations', { attestations: ['interests_disclosed'] }],
  ['none', { attestations: [] }],
  ['other parts', { fields: { ...fields, body: 'f00' } }],
  ['fewer parts', { fields: { body: fields.body } }],
  ['a mark', { isVoid: true }],
  ['a reason', { lapse: 'left' }],
  ['anything else', { words: 'x' }],
])('with %s they are named', (_, change) => {
  expect(wrongPeople(kept('recommendation@1', change), recorded('recommendation@1'))).toEqual([
    'keeps what editorial and compliance approved or declared otherwise than the record',
  ])
})

test('a declaration that nobody was asked for is named, also where the event is an older one', () => {
  for (const isOlder of [false, true])
    expect(
      wrongPeople(
        kept('market-note@1', { attestations: ['no_conflict'] }),
        recorded('market-note@1', { isOlder }),
      ),
    ).toHaveLength(1)
})
