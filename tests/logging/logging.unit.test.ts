// A refusal is news and a fault is an alarm, whatever the build calls the classes of errors.

import { APIError, Forbidden, type Payload, ValidationError } from 'payload'
import { type LoggerOptions, pino } from 'pino'
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

it('what the house itself calls a failure stays one, though a refusal caused it', () => {
  const err = new u('Not allowed', 403)
  expect(lines(({ logger }) => logger.error({ err, method: 'GET' }, 'A page failed'))).toEqual([
    expect.objectContaining({ level: 50, msg: 'A page failed' }),
  ])
})

it('refusals are silent where only errors are wanted', () => {
  expect(lines((payload) => logError({ err: new u('Not found', 404), payload }), 'error')).toEqual([])
})
