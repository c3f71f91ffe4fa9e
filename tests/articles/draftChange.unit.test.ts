// Who wrote a text: whoever changed a word of it, and nobody who only planned when it goes out.

import { describe, expect, it, test } from 'vitest'
import { APPROVED_FIELDS, changedFormFields, draftChange } from '#src/articles/draftChange.ts'
import { CHANGED } from '../support/samples.ts'

const DRAFT = { headline: 'Copper slips', body: { root: { children: [] } }, commenting: { mode: 'open' } }

const NEW = { wasPublic: false }
const PUBLIC = { wasPublic: true }

/** Fields that say how a text goes out. A new field is a text unless it is named here too. */
const PLANNING = ['releaseAt', 'embargoUntil', 'endsAt', 'atEnd', 'commenting']

describe('a change of', () => {
  test.each(Object.keys(CHANGED))('%s', (field) => {
    expect(draftChange(DRAFT, { [field]: CHANGED[field] }, NEW)).toEqual({
      isChanged: true,
      isWriting: !PLANNING.includes(field),
    })
  })
})

it('asks about every field that an approval covers', () => {
  expect(APPROVED_FIELDS.toSorted()).toEqual(Object.keys(CHANGED).toSorted())
})

it('takes a note to colleagues, and what a save does not mention, for no change', () => {
  expect(draftChange(DRAFT, { deskNotes: 'Call the ministry.' }, NEW)).toEqual({
    isChanged: false,
    isWriting: false,
  })
})

it('takes an empty field for one that is not there', () => {
  expect(draftChange(DRAFT, { standfirst: '', seo: { title: null, description: '' } }, NEW).isChanged).toBe(
    false,
  )
  expect(changedFormFields({ ...DRAFT, standfirst: 'One.' }, DRAFT)).toEqual(['standfirst'])
})

describe('a plan that takes two people as a text does', () => {
  const until = (embargoUntil: string | null) => ({ embargoUntil })
  const held = { ...DRAFT, ...until('2026-12-01T09:30:00.000Z') }
  const isWriting = (before: object, sent: object, readers = NEW) =>
    draftChange({ ...before }, { ...sent }, readers).isWriting

  it('is an embargo that is lifted or brought forward, and no other', () => {
    expect(isWriting(held, until(null))).toBe(true)
    expect(isWriting(held, until('2026-11-30T09:30:00.000Z'))).toBe(true)
    expect(isWriting(held, until('2026-12-02T09:30:00.000Z'))).toBe(false)
    expect(isWriting(DRAFT, until('2026-12-01T09:30:00.000Z'))).toBe(false)
  })

  it('is the end of what readers have, and not of what they never saw', () => {
    const end = { endsAt: '2026-12-02T09:30:00.000Z', atEnd: 'archive' }
    expect(isWriting(DRAFT, end)).toBe(false)
    expect(isWriting(DRAFT, end, PUBLIC)).toBe(true)
    expect(isWriting({ ...DRAFT, ...end }, { endsAt: null }, PUBLIC)).toBe(true)
    expect(isWriting(DRAFT, { releaseAt: '2026-12-02T09:30:00.000Z' }, PUBLIC)).toBe(false)
  })
})
