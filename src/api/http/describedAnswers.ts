// The answers that a call may give beside its own, as the description has them: errors, moves, and the
// headers that matter.

import { z } from '@hono/zod-openapi'

const ERROR_DATA = z
  .object({
    code: z.string().openapi({ description: 'What went wrong, in a word that lasts.' }),
    retryAfterSeconds: z.int().openapi({ description: 'Of 429: as Retry-After says.' }),
    errors: z
      .record(z.string(), z.string())
      .openapi({ description: 'Of an account: sentences by the name of the field they are about.' }),
    in: z.string().openapi({ description: 'Of 400: which part of the request, `query` or `body`.' }),
    path: z
      .array(z.union([z.string(), z.int()]))
      .openapi({ description: 'Of 400: which parameter or property.' }),
  })
  .partial()

const Problems = z
  .object({
    errors: z.array(
      z
        .object({
          message: z.string().openapi({ description: 'A sentence for people.' }),
          name: z.string().openapi({ description: 'A name to branch on.' }),
          data: z.union([ERROR_DATA, z.null()]),
        })
        .openapi('Error'),
    ),
  })
  .openapi('Errors')

const ERRORS = {
  301: 'Moved: see Location.',
  304: 'You have it as it is: see If-None-Match.',
  400: 'Something in the request is not as its schema says.',
  401: 'Log in first.',
  403: 'Not allowed, or sent from a page that may not act for a reader.',
  404: 'There is nothing here, or nothing that may be known.',
  409: 'It is not as you take it to be. Load it again.',
  413: 'More than 64 kB.',
  415: 'Not JSON.',
  429: 'Too often: see Retry-After.',
  503: 'Busy: see Retry-After, or try again in a moment.',
}

export type DescribedStatus = keyof typeof ERRORS

type Header = { description: string; required: boolean; schema: { type: 'string' | 'integer' } }

const header = (description: string, required: boolean, type: 'string' | 'integer' = 'string'): Header => ({
  description,
  required,
  schema: { type },
})

const CACHE = header('Who may keep it, and for how long.', true)
const ETAG = header('Send it back as If-None-Match. Absent while nothing is kept.', false)
const WAIT = 'Seconds to wait.'

const HEADERS: Partial<Record<DescribedStatus, Record<string, Header>>> = {
  301: { Location: header('The address it has now.', true) },
  304: { ETag: ETAG },
  401: { 'WWW-Authenticate': header('`Bearer`.', true) },
  429: { 'Retry-After': header(WAIT, true, 'integer') },
  503: { 'Retry-After': header(WAIT, false, 'integer') },
}

/** An answer that is not the call's own. */
export function describedAnswer(status: DescribedStatus) {
  return {
    description: ERRORS[status],
    headers: { 'Cache-Control': CACHE, ...HEADERS[status] },
    ...(status < 400 ? {} : { content: json(Problems) }),
  }
}

/**
 * The headers of a call's own answer: whether it may be kept, and whether something was made that has an
 * address.
 */
export function headersOf({ isKept, isMade }: { isKept: boolean; isMade: boolean }): Record<string, Header> {
  return {
    'Cache-Control': CACHE,
    ...(isKept ? { ETag: ETAG } : {}),
    ...(isMade ? { Location: header('The address of what was made.', true) } : {}),
  }
}

/** A body of JSON. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return { 'application/json': { schema } }
}
