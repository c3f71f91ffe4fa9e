// JSON that is parsed only once it is known how deep and how much it is.

import { excessIn, hasTooManyNames, MAX_NESTING, MAX_VALUES } from '#src/bodies/nesting.ts'
import { badRequest } from '../rules/refusal.ts'

const TOO_MUCH = {
  levels: `Send JSON of at most ${MAX_NESTING} levels.`,
  values: `Send JSON of at most ${MAX_VALUES.toLocaleString('en-GB')} values.`,
}
const NO_SUCH_FIELDS = 'Send the fields that there are: no object has that many.'

/**
 * What a text says as JSON, and `undefined` where it is none. @throws Refusal 400 where it is too deep or too
 * much
 */
export function boundedJson(text: string): unknown {
  const excess = excessIn(text)
  if (excess) throw badRequest(TOO_MUCH[excess])
  const value = parsed(text)
  if (hasTooManyNames(value)) throw badRequest(NO_SUCH_FIELDS)
  return value
}

/** Whether a value has fields: neither a list nor nothing. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
