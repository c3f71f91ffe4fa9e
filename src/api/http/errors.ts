// Errors as every client gets them: the right status, a sentence, a name to branch on; never a stack.

import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { APIError, type Payload } from 'payload'
import { publicError } from '#access/sameError.ts'
import { toUnavailableError } from '#src/database/index.ts'

type ErrorLine = { message: string; name: string; data?: unknown }
type Problems = { errors: { message: string; name: string; data: unknown }[] }

/** An error that the API itself finds. */
export class ApiError extends APIError<{ code: string } | null> {
  constructor(status: number, name: string, message: string, data: { code: string } | null = null) {
    super(message, status, data, true)
    this.name = name
  }
}

/** 404: nothing there, or nothing that this person may know of. The two look alike. */
export function notFound(message = 'There is nothing here.'): ApiError {
  return new ApiError(404, 'NotFound', message)
}

/** 400: a parameter that has the right form and still makes no sense. */
export function badParameter(name: string, why: string): ApiError {
  return new ApiError(400, 'InvalidRequest', `${name}: ${why}`)
}

/** The body of every error. `data` is always there, `null` where there is nothing more to say. */
export function errorBody(...errors: ErrorLine[]): Problems {
  return { errors: errors.map(({ message, name, data }) => ({ message, name, data: data ?? null })) }
}

/** Answers what was thrown, and logs what nobody expected. */
export function answerError(payload: Payload) {
  return (thrown: Error, c: Context): Response => {
    const error = toUnavailableError(thrown) as Error
    if (error instanceof HTTPException)
      return answer(c, error.status, {
        name: NAMES[error.status] ?? 'InvalidRequest',
        message: error.message || 'The request cannot be read.',
      })
    const { status, line } = known(error) ?? {
      status: 500,
      line: { name: 'InternalServerError', message: 'Something went wrong on our side.' },
    }
    if (status >= 500 && !hasLeft(error))
      payload.logger.error(
        { err: error, method: c.req.method, id: c.req.header('x-request-id'), route: routePath(c) },
        'An API call failed',
      )
    return answer(c, status, line, waitOf(error))
  }
}

/** Whoever sent the body went away before its end: no failure of ours. */
function hasLeft(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ECONNRESET'
}

const NAMES: Record<number, string> = {
  400: 'InvalidRequest',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
}

/** A public error of Assay; of those on our side the words, and nothing of what is behind them. */
function known(error: Error): { status: number; line: ErrorLine } | null {
  const shown = publicError(error)
  if (!shown) return null
  const { status, name, message, data } = shown
  if (status >= 500)
    return status === 503
      ? { status, line: { name: 'Busy', message: 'We are busy. Try again in a moment.' } }
      : null
  return { status, line: { message, name, data } }
}

function waitOf(error: Error): number | null {
  const data = publicError(error)?.data as { retryAfterSeconds?: unknown } | null | undefined
  return typeof data?.retryAfterSeconds === 'number' ? data.retryAfterSeconds : null
}

function answer(c: Context, status: number, line: ErrorLine, wait: number | null = null): Response {
  if (wait !== null) c.header('Retry-After', String(wait))
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="readers"') // RFC 9110, section 15.5.2
  return c.json(errorBody(line), status as ContentfulStatusCode)
}
