import { describe, expect, test } from 'vitest'
import { outcomeOf } from '#src/admin/typing/saveRequest.ts'

describe('what an answer means for the one who types', () => {
  test.each([
    [401, 'NotSignedIn', 'signedOut'],
    [403, 'NotSignedIn', 'signedOut'],
    [403, 'Forbidden', 'refused'],
    [409, 'StaleRevision', 'conflict'],
    [409, 'ClosedToEdits', 'refused'],
    [400, 'ValidationError', 'refused'],
    [413, 'TooLarge', 'refused'],
    [408, 'Timeout', 'unreachable'],
    [429, 'Throttled', 'unreachable'],
    [500, 'Error', 'unreachable'],
    [502, undefined, 'unreachable'],
    [503, 'Busy', 'unreachable'],
  ])('%i %s: %s', (status, name, kind) => {
    expect(outcomeOf(status, [name ? { name, message: 'Why.' } : { message: 'Why.' }]).kind).toBe(kind)
  })

  test('a refusal says each sentence, at its field where it has one', () => {
    expect(
      outcomeOf(400, [
        {
          name: 'ValidationError',
          message: 'The following fields are invalid: body, slug',
          data: {
            errors: [
              { path: 'body', message: 'A link in part 3 leads nowhere.' },
              { path: 'slug', message: 'Taken.' },
            ],
          },
        },
      ]),
    ).toEqual({
      kind: 'refused',
      problems: [
        { path: 'body', message: 'A link in part 3 leads nowhere.' },
        { path: 'slug', message: 'Taken.' },
      ],
    })
    expect(outcomeOf(400, [])).toMatchObject({ problems: [{ path: null }] })
  })
})
