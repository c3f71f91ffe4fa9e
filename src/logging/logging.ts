// What is logged, and how loudly: a refusal is news, not an alarm.

import { defaultLoggerOptions, type Config } from 'payload'
import { type LogFn, type LoggerOptions, pino } from 'pino'
import type { Environment } from '#src/environment/index.ts'
import { redact, redactedError } from './redact.ts'

type Hooks = NonNullable<LoggerOptions['hooks']>

/**
 * Payload logs whatever it answers with `{ err }`, at a level by the error's name; the build gives classes
 * other names. By its status one can tell. What Assay logs of itself says more than the error, and stays as
 * loud as it is.
 */
const quietRefusals = (level: 'debug' | 'info'): Hooks => ({
  logMethod(args: Parameters<LogFn>, method) {
    const refusal = args.length === 1 ? refusalIn(args[0]) : null
    if (refusal !== null) return this[level](redact(refusal))
    const error = args.length === 1 ? errorIn(args[0]) : null
    // Without words of its own pino gives a line those of its error, as they are.
    if (error === null) method.apply(this, args)
    else method.apply(this, [args[0], redact(error.message)])
  },
})

/** The refusals that Payload logs by their words alone. */
const QUIET: Config['loggingLevels'] = {
  Forbidden: 'debug',
  Locked: 'debug',
  MissingFile: 'debug',
  NotFound: 'debug',
  ValidationError: 'debug',
}

/**
 * Payload's logging options. A public site logs JSON, a try-out readable lines unless it was given a level.
 * Those are for who tries Assay out: what a person was refused, that person has read.
 */
export function logging({
  isLoopback,
  logLevel,
}: Pick<Environment, 'isLoopback' | 'logLevel'>): Pick<Config, 'logger' | 'loggingLevels'> {
  const serializers = { err: (error: unknown) => redactedError(error) }
  if (isLoopback && !logLevel)
    return {
      logger: pino({ hooks: quietRefusals('debug'), serializers }, defaultLoggerOptions),
      loggingLevels: QUIET,
    }
  return {
    logger: {
      options: {
        level: logLevel ?? 'info',
        hooks: quietRefusals('info'),
        serializers,
      },
    },
  }
}

/** The words of an error that answers a person's request as designed; null for all else. */
function refusalIn(logged: unknown): string | null {
  if (typeof logged !== 'object' || logged === null || !('err' in logged) || Object.keys(logged).length > 1)
    return null
  const err = inGraphql(logged.err) ?? logged.err
  if (!(err instanceof Error) || !('isPublic' in err) || err.isPublic !== true || !('status' in err))
    return null
  return Number(err.status) >= 400 && Number(err.status) < 500 ? err.message : null
}

function errorIn(logged: unknown): Error | null {
  if (logged instanceof Error) return logged
  return typeof logged === 'object' && logged !== null && 'err' in logged && logged.err instanceof Error
    ? logged.err
    : null
}

/** GraphQL wraps what was thrown. */
function inGraphql(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'originalError' in error ? error.originalError : null
}
