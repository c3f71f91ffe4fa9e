// How a call of the API is declared: its schemas, strict in every part, whom it answers, and what it answers
// with.

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { CacheMetadata } from '#src/caching/metadata.ts'
import { declareRoute } from '#src/caching/publicRoutes.ts'
import { currentReader, NotLoggedInError, type SignedIn } from '#src/readers/index.ts'
import { sendPublic } from './caching.ts'
import type { ApiDeps } from './deps.ts'
import { type DescribedStatus, describedAnswer, headersOf, json } from './describedAnswers.ts'
import { errorBody } from './errors.ts'

type ApiEnv = { Variables: { signedIn: SignedIn } }
export type Api = OpenAPIHono<ApiEnv>

export const BASE_PATH = '/api/v1'

/** What the calls are grouped by, in the description. */
export const TAGS = {
  Articles: 'What is published, and what was changed since.',
  Sections: 'What articles stand in, who wrote them, and the figures they cite.',
  Comments: 'What readers say under an article.',
  Readers: 'An account, a session, and what is one’s own.',
  Description: 'This document.',
}

type Tag = keyof typeof TAGS

const SESSIONS: Record<string, string[]>[] = [{ bearer: [] }, { cookie: [] }]

/**
 * Whom a call answers: `all alike` the same for everybody, so that it may be kept where it says what it shows
 * (`Shown`); `anybody` without a log-in, for this caller alone; `readers` only with a session.
 */
type Answers = 'all alike' | 'anybody' | 'readers'

type ErrorStatus = 401 | 403 | 404 | 409 | 429

/** An answer that may be kept, with what it shows. */
export class Shown<Answer> {
  constructor(
    readonly answer: Answer,
    readonly shows: CacheMetadata,
  ) {}
}

type Call<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  path: string
  /** What clients that are generated call it: lasting, and of its own. */
  id: string
  tag: Tag
  summary: string
  description?: string
  to: Answers
  /** Of a call that answers anybody: whether it answers a reader otherwise. */
  readsSession?: true
  /** What who is not logged in is told, where a reader is needed. */
  loggedOut?: string
  params?: Params
  query?: Query
  body?: Body
  status?: 200 | 201 | 202
  answer: Answer
  /** Whether the path has an old form that answers with the new one. */
  moves?: true
  errors?: readonly ErrorStatus[]
  handle: (input: {
    c: Context<ApiEnv>
    params: z.output<Params>
    query: z.output<Query>
    body: z.output<Body>
  }) => Promise<z.input<Answer> | Shown<z.input<Answer>> | Response>
}

const NOTHING = z.strictObject({})

/**
 * An app whose calls answer 400 to whatever their schema does not name, and 404 to a path that cannot be one
 * of ours.
 */
export function newApi(): Api {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      if (result.target === 'param')
        return c.json(errorBody({ name: 'NotFound', message: 'There is nothing here.' }), 404)
      const place = result.target === 'json' ? 'body' : result.target
      const lines = result.error.issues.flatMap(named(place)).map(({ path, message }) => ({
        name: 'InvalidRequest',
        message:
          path.length > 0
            ? `${path.join('.')}: ${isRepeated(c, result.target, path) ? 'Give it once.' : message}`
            : message,
        data: { in: place, path },
      }))
      return c.json(errorBody(...lines), 400)
    },
  })
}

type Issue = z.core.$ZodIssue

/** What a call does not take is told by its name, one line each. */
function named(place: string): (issue: Issue) => Pick<Issue, 'path' | 'message'>[] {
  const message = `This call takes no such ${place === 'query' ? 'parameter' : 'property'}.`
  return (issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message }))
      : [issue]
}

/** A parameter given twice arrives as a list, which no schema of a parameter speaks of. */
function isRepeated(c: Context, target: string, [name]: readonly PropertyKey[]): boolean {
  return target === 'query' && typeof name === 'string' && (c.req.queries(name)?.length ?? 0) > 1
}

/** Adds a call to the API and to its description. Without a query schema it takes no parameters at all. */
export function defineEndpoint<
  Answer extends z.ZodType,
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = typeof NOTHING,
>(api: Api, deps: ApiDeps, call: Call<Params, Query, Body, Answer>): void {
  const { method, path, id, tag, summary, description, to, params, query, body, status = 200, answer } = call
  const isWrite = method !== 'get'
  const errors = new Set<DescribedStatus>([
    400,
    503,
    ...(call.moves ? [301 as const] : []),
    ...(to === 'all alike' ? [304 as const] : []),
    ...(to === 'readers' ? [401 as const] : []),
    ...(isWrite ? [403 as const] : []), // a page that may not act for a reader
    ...(body ? [413 as const, 415 as const] : []),
    ...(call.errors ?? []),
  ])
  const route = createRoute({
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    description: description ?? `${summary}.`,
    security: to === 'readers' ? SESSIONS : call.readsSession ? [{}, ...SESSIONS] : [],
    ...(to === 'readers' ? { middleware: [readersOnly(deps, call.loggedOut)] } : {}),
    request: {
      ...(params ? { params } : {}),
      query: query ?? NOTHING,
      ...(body ? { body: { required: true, content: json(body) } } : {}),
    },
    responses: {
      [status]: {
        description: summary,
        headers: headersOf({ isKept: to === 'all alike', isMade: status === 201 }),
        content: json(answer),
      },
      ...Object.fromEntries([...errors].map((code) => [code, describedAnswer(code)])),
    },
  })
  const respond = async (c: Context<ApiEnv>): Promise<Response> => {
    const result = await call.handle({
      c,
      params: valid(c, 'param'),
      query: valid(c, 'query'),
      body: body ? valid(c, 'json') : (undefined as z.output<Body>),
    })
    if (result instanceof Response) return result
    return result instanceof Shown
      ? sendPublic(c, result.answer as object, result.shows)
      : c.json(result as object, status)
  }
  if (to === 'all alike')
    declareRoute(api, { path: BASE_PATH + path, query: Object.keys(query?.shape ?? {}), unknown: 'refused' })
  api.openapi(route, respond as never) // the answer is typed by `handle`, more simply than by every status of the route
}

/**
 * What the schemas have checked; `never` fits wherever it goes, since the same call names the schema and the
 * use.
 */
function valid(c: Context, target: 'query' | 'param' | 'json'): never {
  return (c.req as unknown as { valid(target: string): never }).valid(target)
}

/** 401 before anything else of the request is looked at. */
function readersOnly({ payload }: ApiDeps, message?: string): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const signedIn = await currentReader({ payload, headers: c.req.raw.headers })
    if (!signedIn) throw new NotLoggedInError(message)
    c.set('signedIn', signedIn)
    return next()
  }
}
