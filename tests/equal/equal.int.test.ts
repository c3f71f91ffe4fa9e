// What the old code stored and answered is what this code reads and answers: rows, hashes, pages, the API.

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openHouse, type House } from './adapter.ts'
import { setClock } from './clock.ts'
import { differences, idsIn, inWords, unwanted } from './compare.ts'
import { readExpected, restored, type Place } from './fixture.ts'
import { record, type AfterSection, type Expected, type Record_, type Section } from './record.ts'
import { WANTED, type Wanted } from './wanted.ts'

const FIRST: readonly Section[] = ['rows', 'hashes', 'verification', 'packs', 'searches', 'answers']
const THEN: readonly AfterSection[] = [
  'steps',
  'rows after',
  'hashes after',
  'verification after',
  'answers after',
]

// The old code showed every section; which are public is tried in tests/publishing/ways/sections.int.test.ts.
vi.mock('#src/publishing/reading/publicSections.ts', async (original) => ({
  ...(await original<object>()),
  staffOrPublicSections: () => () => true,
  publicSections: async (payload: Payload) => {
    const [commodities, topics] = await Promise.all(
      (['commodities', 'topics'] as const).map((collection) =>
        payload.find({ collection, pagination: false, depth: 0, overrideAccess: true }),
      ),
    )
    const idsOf = (found?: { docs: { id: string }[] }) => new Set(found?.docs.map(({ id }) => id))
    return { commodities: idsOf(commodities), topics: idsOf(topics) }
  },
}))

let place: Place
let house: House
let expected: Expected
let actual: Record_
const used = new Set<Wanted>()

beforeAll(async () => {
  expected = await readExpected<Expected>()
  place = await restored()
  setClock(expected.plan.at)
  house = await openHouse(place)
  actual = await record(house, expected.plan)
}, 300_000)
afterAll(async () => {
  await house?.close()
  await place?.remove()
})

/** The first differences that nobody wanted, in words; nothing where all is equal. */
function unwantedIn(section: Section | AfterSection): string {
  const now = JSON.parse(JSON.stringify(actual[section])) as Record_[Section]
  const { rest, used: met } = unwanted(differences(expected.told[section], now, oldIds(section)), WANTED)
  for (const wish of met) used.add(wish)
  return rest.length === 0 ? '' : inWords(rest)
}

describe('as the newsroom was left', () => {
  test.each(FIRST)('%s are equal', (section) => {
    expect(unwantedIn(section)).toBe('')
  })

  test('nothing in the record is otherwise than it says', () => {
    expect(actual.verification.verification).toMatchObject({ chain: { broken: null }, findings: [] })
  })
})

describe('after more was done', () => {
  test.each(THEN)('%s are equal', (section) => {
    expect(unwantedIn(section)).toBe('')
  })

  test('nothing in the record is otherwise than it says', () => {
    expect(actual['verification after'].verification).toMatchObject({ chain: { broken: null }, findings: [] })
  })
})

test('every wanted difference occurs', () => {
  expect(WANTED.filter((wish) => !used.has(wish)).map(({ reason }) => reason)).toEqual([])
})

/** Ids that are made while the test runs differ each time; those of the fixture stay. */
function oldIds(section: Section | AfterSection): ReadonlySet<string> | undefined {
  const isOld = section === 'rows' || section === 'hashes' || section === 'verification'
  return isOld ? undefined : idsIn({ ...expected.told.rows, ...expected.told.hashes })
}
