// Who wrote a text: whoever changed a word of it, and nobody who only planned when it goes out.

import { describe, expect, it, test } from 'vitest'
import { APPROVED_FIELDS, changedFormFields, draftChange } from '#src/articles/draftChange.ts'
import { CHANGED } from '../support/samples.ts'

const DRAFT = { headline: 'Copper slips', body: { root: { children: [] } }, commenting: { mode: 'open' } }

/** Fields that say how a text goes out. A new field is a text unless it is named here too. */
const PLANNING = ['releaseAt', 'embargoUntil', 'endsAt', 'atEnd', 'commenting']

describe('a change of', () => {
  test.each(Object.keys(CHANGED))('%s', (field) => {
    expect(draftChange(DRAFT, { [field]: CHANGED[field] })).toEqual({
      isChanged: true,
      isTextChanged: !PLANNING.includes(field),
    })
  })
})

it('asks about every field that an approval covers', () => {
  expect(APPROVED_FIELDS.toSorted()).toEqual(Object.keys(CHANGED).toSorted())
})

it('takes a note to colleagues, and what a save does not mention, for no change', () => {
  expect(draftChange(DRAFT, { deskNotes: 'Call the ministry.' })).toEqual({
    isChanged: false,
    isTextChanged: false,
  })
})

it('takes an empty field for one that is not there', () => {
  expect(draftChange(DRAFT, { standfirst: '', seo: { title: null, description: '' } }).isChanged).toBe(false)
  expect(changedFormFields({ ...DRAFT, standfirst: 'One.' }, DRAFT)).toEqual(['standfirst'])
})
