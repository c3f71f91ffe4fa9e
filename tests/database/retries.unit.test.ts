// Running again what lost against another write: when, how often, and when better not.

import { describe, expect, test } from 'vitest'
import { currentAttempt } from '#src/database/common/attempt.ts'
import { pauseBefore } from '#src/database/common/retries.ts'
import {
  DatabaseBusyError,
  isWriteConflict,
  markWriteConflict,
  retryingHandler,
  withRetries,
  WriteConflictError,
} from '#src/database/index.ts'
import { createPathQueue, documentPath } from '#src/database/pathQueue.ts'

const conflict = () => Object.assign(new Error('write conflict'), { code: 112 })
const transient = () =>
  Object.assign(new Error('transient'), {
    hasErrorLabel: (label: string) => label === 'TransientTransactionError',
  })
const noPause = { pause: () => Promise.resolve() }

describe('a write conflict', () => {
  test.each([
    ['MongoDB’s WriteConflict', conflict()],
    ['a transaction the server has given up', Object.assign(new Error('gone'), { code: 251 })],
    ['a lock that was not given in time', Object.assign(new Error('lock'), { code: 24 })],
    ['anything the driver labels as transient', transient()],
    ['one that is wrapped as a cause', new Error('wrapped', { cause: conflict() })],
    ['one that GraphQL carries', Object.assign(new Error('graphql'), { originalError: conflict() })],
    ['our own 409', new WriteConflictError()],
  ])('is %s', (_, error) => {
    expect(isWriteConflict(error)).toBe(true)
  })

  test.each([
    ['a unique value taken twice', Object.assign(new Error('E11000'), { code: 11000 })],
    [
      'a busy SQLite',
      new DatabaseBusyError({
        wanted: 'x',
        waitedMs: 1,
        holder: { operation: 'y', heldForMs: 1, waiting: 0 },
      }),
    ],
    ['any other error', new Error('no')],
    ['nothing', null],
    ['a text', 'WriteConflict'],
  ])('is not %s', (_, error) => {
    expect(isWriteConflict(error)).toBe(false)
  })
})

describe('a command that is retried', () => {
  test('ends with what the first run that goes through returns', async () => {
    let runs = 0
    const result = await withRetries(async () => {
      runs += 1
      if (runs < 4) throw conflict()
      return `run ${runs}`
    }, noPause)
    expect(result).toBe('run 4')
  })

  test('is not run again for any other error', async () => {
    let runs = 0
    await expect(
      withRetries(async () => {
        runs += 1
        throw new Error('broken')
      }, noPause),
    ).rejects.toThrow('broken')
    expect(runs).toBe(1)
  })

  test('becomes a 409 that remembers its cause when it loses every time', async () => {
    const error = await withRetries(() => Promise.reject(conflict()), { ...noPause, attempts: 3 }).catch(
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(WriteConflictError)
    expect(error).toMatchObject({ status: 409, code: 'database.write_conflict', cause: { code: 112 } })
  })

  test('waits longer each time, at random, and never longer than the limit', () => {
    const longest = { firstPauseMs: 20, longestPauseMs: 400, random: () => 1 }
    expect([1, 2, 3, 4, 5, 6, 9].map((run) => pauseBefore(run, longest))).toEqual([
      20, 40, 80, 160, 320, 400, 400,
    ])
    expect(pauseBefore(5, { ...longest, random: () => 0 })).toBe(0)
  })
})

describe('a request that is retried', () => {
  const request = (body?: string, method = 'PATCH') =>
    new Request('http://localhost/api/articles/1', {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    })
  const conflicted = async (): Promise<Response> => {
    const answer = markWriteConflict({
      error: conflict(),
      context: {},
      req: {} as never,
      result: { errors: [] },
    }) as { status: number; response: unknown }
    return Response.json(answer.response, { status: answer.status })
  }

  test('brings its whole body along each time', async () => {
    const bodies: string[] = []
    const handler = retryingHandler(async (incoming: Request) => {
      bodies.push(await incoming.text())
      return bodies.length < 3 ? conflicted() : Response.json({ ok: true })
    }, noPause)
    const response = await handler(request('{"headline":"one"}'), undefined)
    expect(response.status).toBe(200)
    expect(bodies).toEqual(['{"headline":"one"}', '{"headline":"one"}', '{"headline":"one"}'])
  })

  test('is answered 409 in the usual shape after ten runs', async () => {
    let runs = 0
    const handler = retryingHandler(() => {
      runs += 1
      return conflicted()
    }, noPause)
    const response = await handler(request('{}'), undefined)
    expect([response.status, runs]).toEqual([409, 10])
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringContaining('same moment') as unknown,
          name: 'WriteConflictError',
          data: { code: 'database.write_conflict' },
        },
      ],
    })
  })

  test('is not run again when something of it has been stored already', async () => {
    let runs = 0
    const handler = retryingHandler(() => {
      runs += 1
      currentAttempt()!.stored = true
      return conflicted()
    }, noPause)
    expect([(await handler(request('{}'), undefined)).status, runs]).toEqual([409, 1])
  })

  test('is not run again when the conflict was overcome inside, or for any other failure', async () => {
    let runs = 0
    const overcome = retryingHandler(async () => {
      runs += 1
      currentAttempt()!.conflict = true
      return Response.json({ ok: true })
    }, noPause)
    expect((await overcome(request('{}'), undefined)).status).toBe(200)
    const broken = retryingHandler(async () => {
      runs += 1
      return new Response(null, { status: 500 })
    }, noPause)
    expect((await broken(request('{}'), undefined)).status).toBe(500)
    expect(runs).toBe(2)
  })

  test('is run again when GraphQL answered its error with 200', async () => {
    let runs = 0
    const handler = retryingHandler(async () => {
      runs += 1
      if (runs > 1) return Response.json({ data: { updateArticle: { id: 1 } } })
      await markWriteConflict({
        error: conflict(),
        context: {},
        req: {} as never,
        graphqlResult: { message: 'x' },
      })
      return Response.json({ errors: [{ message: 'x' }] })
    }, noPause)
    expect(await (await handler(request('{}', 'POST'), undefined)).json()).toEqual({
      data: { updateArticle: { id: 1 } },
    })
  })

  test('that only reads goes straight through', async () => {
    const seen: Request[] = []
    const handler = retryingHandler(async (incoming: Request) => {
      seen.push(incoming)
      return Response.json({})
    })
    const reading = new Request('http://localhost/api/articles')
    await handler(reading, undefined)
    expect(seen).toEqual([reading])
  })

  test('with a body too large to keep is run once', async () => {
    let runs = 0
    const handler = retryingHandler(() => {
      runs += 1
      return conflicted()
    }, noPause)
    const large = new Request('http://localhost/api/media', {
      method: 'POST',
      headers: { 'content-length': String(30 * 1024 * 1024) },
      body: 'x',
    })
    expect([(await handler(large, undefined)).status, runs]).toEqual([409, 1])
  })

  test('gets Retry-After with a 503', async () => {
    const handler = retryingHandler(async () => Response.json({ errors: [] }, { status: 503 }))
    expect((await handler(request('{}'), undefined)).headers.get('retry-after')).toBe('1')
  })
})

describe('writes to one document', () => {
  test('go one after the other, those to another document beside them', async () => {
    const queue = createPathQueue()
    const log: string[] = []
    const work = (name: string, ms: number) => async () => {
      log.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, ms))
      log.push(`${name} ends`)
    }
    await Promise.all([
      queue('/api/articles/1', work('first', 40)),
      queue('/api/articles/1', work('second', 1)),
      queue('/api/articles/2', work('other', 1)),
    ])
    expect(log).toEqual([
      'first begins',
      'other begins',
      'other ends',
      'first ends',
      'second begins',
      'second ends',
    ])
  })

  test('go on after one that failed, and do not wait for one that never ends', async () => {
    const queue = createPathQueue(20)
    const failed = queue('/a', () => Promise.reject(new Error('failed')))
    await expect(failed).rejects.toThrow('failed')
    void queue('/a', () => new Promise(() => undefined))
    expect(await queue('/a', () => Promise.resolve('went ahead'))).toBe('went ahead')
  })

  test('still go one after the other once one of them has taken too long and has ended after all', async () => {
    const queue = createPathQueue(20)
    let end!: () => void
    const endsLate = new Promise<void>((resolve) => (end = resolve))
    const late = queue('/a', () => endsLate)
    await queue('/a', () => Promise.resolve())
    const log: string[] = []
    const third = queue('/a', async () => {
      end()
      await late
      await new Promise((resolve) => setTimeout(resolve, 5))
      log.push('third')
    })
    await late
    await Promise.all([third, queue('/a', async () => log.push('fourth'))])
    expect(log).toEqual(['third', 'fourth'])
  })

  test.each([
    ['PATCH', '/api/articles/1', '/api/articles/1'],
    ['DELETE', '/api/articles/1', '/api/articles/1'],
    ['POST', '/api/articles/1/workflow/approve', '/api/articles/1'],
    ['POST', '/api/staff/login', null],
    ['POST', '/api/comments', null],
    ['PATCH', '/api/articles', null],
  ])('%s %s takes turns with %s', (method, path, expected) => {
    expect(documentPath(new Request(`http://localhost${path}`, { method }))).toBe(expected)
  })
})
