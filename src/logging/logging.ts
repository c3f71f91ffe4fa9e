// What is logged, and how loudly: a refusal is news, not an alarm.

import type { Config } from 'payload'

import { discreetError } from './discreet.ts'

/** Errors that answer a person's request as designed. */
const REFUSALS = ['APIError', 'StaleRevision', 'MoveRefused', 'BadMove', 'NotSignedIn', 'PublishedByWorkflowOnly', 'Archived', 'StillCited', 'NotAnImage', 'ValidationError', 'NotFound', 'Forbidden', 'AuthenticationError']

/** Payload's logging options. `LOG_LEVEL` sets the level (pino's names); a public site logs JSON, a try-out readable lines. */
export function logging({ isLoopback, level = process.env.LOG_LEVEL }: { isLoopback: boolean; level?: string }): Pick<Config, 'logger' | 'loggingLevels'> {
  const loggingLevels = Object.fromEntries(REFUSALS.map((name) => [name, 'info']))
  if (isLoopback && !level) return { loggingLevels }
  return { loggingLevels, logger: { options: { level: level || 'info', serializers: { err: (error: unknown) => discreetError(error) } } } }
}
