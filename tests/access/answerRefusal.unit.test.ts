// What is answered of a refusal, by what the error says of itself: its class may be that of another bundle,
// under another name.

import { APIError, NotFound, ValidationError } from 'payload'
import { expect, it } from 'vitest'
import { answerRefusal, nameErrors } from '#access/answerRefusal.ts'

const answer = (error: Error) => answerRefusal({ error } as never)

/** As from another bundle: no class of ours, all of its properties. */
const foreign = (properties: object) =>
  Object.assign(new Error('The following field is invalid: label'), properties)

it('names the fields that are wrong, whichever bundle found it', async () => {
  const data = { collection: 'figures', errors: [{ path: 'label', message: 'Required' }] }
  const error = foreign({ name: 'ValidationError', status: 400, isPublic: true, data })
  expect(await answer(error)).toEqual({
    response: { errors: [{ name: 'ValidationError', message: error.message, data }] },
  })
})

it('adds nothing where there is nothing to add, or nothing for the public', async () => {
  expect(await answer(new APIError('Sign in first.', 401))).toBeUndefined()
  expect(await answer(foreign({ status: 500, isPublic: false, data: { query: 'select' } }))).toBeUndefined()
  expect(await answer(new Error('x is not a function'))).toBeUndefined()
})

it('calls Payload’s errors by their own names after a build has renamed the classes', () => {
  for (const renamed of [ValidationError, NotFound])
    Object.defineProperty(renamed, 'name', { value: 'tB', configurable: true })
  expect(new NotFound().name).toBe('tB')
  nameErrors()
  expect([new NotFound().name, new ValidationError({ errors: [] }).name]).toEqual([
    'NotFound',
    'ValidationError',
  ])
})
