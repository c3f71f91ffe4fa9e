// A refusal is news and a fault is an alarm, whatever the build calls the classes of errors.

import { APIError, Forbidden, type Payload, ValidationError } from 'payload'
import { type Logger, type LoggerOptions, pino, symbols } from 'pino'
import { describe, expect, it } from 'vitest'
import type { LogLevel } from '#src/environment/index.ts'
import { logging } from '#src/logging/logging.ts'
/** Payload's own, as it logs what it answers. */
import { logError } from '../../node_modules/payload/dist/utilities/logError.js'

/** As a minifier leaves them. */
class u extends APIError {}
class tB extends ValidationError {}

type Line = { level: number; msg?: string; err?: { message: string; type: string } }

function lines(log: (payload: Payload) => void, level: LogLevel = 'info'): Line[] {
  const written: Line[] = []
  const { options } = logging({ isLoopback: false, logLevel: level }).logger as { options: LoggerOptions }
  log({
    logger: pino(options, { write: (line: string) => void written.push(JSON.parse(line) as Line) }),
    config: { loggingLevels: {} },
  } as unknown as Payload)
  return written
}

const logged = (err: unknown) => lines((payload) => logError({ err: err as Error, payload }))

describe('what Payload answers', () => {
  it.each([
    ['a refusal by a renamed class', new u('Somebody saved a newer revision.', 409, { revision: 3 }, true)],
    ['a field that is not right', new tB({ errors: [{ path: 'label', message: 'Required' }] })],
    ['what is not allowed', new Forbidden()],
    ['a refusal in GraphQL', Object.assign(new Error('wrapped'), { originalError: new u('Not found', 404) })],
  ])('%s is a line of information without a stack', (_, error) => {
    expect(logged(error)).toEqual([expect.objectContaining({ level: 30 })])
    expect(JSON.stringify(logged(error))).not.toContain('"err"')
  })

  it('a refusal tells nobody’s address', () => {
    expect(logged(new u('ola@reader.example is taken', 400))[0]?.msg).toBe('(e-mail) is taken')
  })

  it.each([
    ['a fault', new TypeError('x is not a function')],
    ['a fault of Payload’s', new APIError('Could not upload')],
    ['a database that is away', new u('Away', 503, null, true)],
    ['what is not for the public', new u('Secret', 400, null, false)],
  ])('%s is an error with its stack', (_, error) => {
    expect(logged(error)).toEqual([
      expect.objectContaining({ level: 50, err: expect.objectContaining({ message: error.message }) }),
    ])
  })
})

it('what Assay itself calls a failure stays one, though a refusal caused it', () => {
  const err = new u('Not allowed', 403)
  expect(lines(({ logger }) => logger.error({ err, method: 'GET' }, 'A page failed'))).toEqual([
    expect.objectContaining({ level: 50, msg: 'A page failed' }),
  ])
})

describe('a query that failed', () => {
  const failed = () => {
    const cause = Object.assign(new Error('SQLITE_ERROR: Expression tree is too large'), {
      code: 'SQLITE_ERROR',
    })
    const text = `Failed query: select "a" from "b" where ${'"c" like ? and '.repeat(10_000)}\nparams: %secret-word%,${'%a%,'.repeat(10_000)}\n    at secret-line`
    return Object.assign(new Error(text, { cause }), { query: text, params: ['%secret-word%'] })
  }

  it.each([
    ['of a public site', { isLoopback: false, logLevel: 'info' }],
    ['of a try-out', { isLoopback: true, logLevel: null }],
    ['of a try-out with a level', { isLoopback: true, logLevel: 'error' }],
  ] as const)(
    'is a line of some kilobytes without its values in the log %s',
    (_, { isLoopback, logLevel }) => {
      const { logger } = logging({ isLoopback, logLevel } as Parameters<typeof logging>[0])
      const written: string[] = []
      const log = loggerOf(logger, (line) => written.push(line))
      log.error({ err: failed() })
      log.error(failed())
      expect(written).toHaveLength(2)
      for (const line of written) {
        expect(line).toContain('Failed query: select')
        expect(line).toContain('Expression tree is too large')
        expect(line).not.toContain('secret')
        expect(line.length).toBeLessThan(12_000)
      }
    },
  )
})

/** The logger of these options, or the finished one with its lines sent here. */
function loggerOf(logger: unknown, write: (line: string) => void): Logger {
  if (typeof logger === 'object' && logger !== null && 'options' in logger)
    return pino(logger.options as LoggerOptions, { write })
  return Object.assign(Object.create(logger as Logger) as Logger, { [symbols.streamSym]: { write } })
}

it('refusals are silent where only errors are wanted', () => {
  expect(lines((payload) => logError({ err: new u('Not found', 404), payload }), 'error')).toEqual([])
})

it.each(['try-out', 'try-out with a level'])('a refusal is told where a level was asked for: %s', (kind) => {
  const logLevel = kind === 'try-out' ? null : 'info'
  const { logger, loggingLevels = {} } = logging({ isLoopback: true, logLevel })
  const written: string[] = []
  const payload = {
    logger: loggerOf(logger, (line) => written.push(line)),
    config: { loggingLevels: { Forbidden: 'info', ...loggingLevels } },
  } as unknown as Payload
  const refusals = [new u('Still named in: one article.', 409, null, true), new Forbidden()]
  for (const err of refusals) logError({ err, payload })
  expect(written).toHaveLength(logLevel ? 2 : 0)
})
