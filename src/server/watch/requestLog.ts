// The log of requests: one line of JSON each, which says what happened and never to whom.

import { type DestinationStream, pino } from 'pino'
import type { Environment } from '#src/environment/index.ts'
import { redactedError } from '#src/logging/redact.ts'
import type { RouteGroup } from './routeGroup.ts'

/**
 * No address, no path, no query, no agent: `id` is what the visitor was told too. A kept answer sent at once
 * comes without `bytes`.
 */
type RequestLine = {
  id: string
  method: string
  group: RouteGroup
  status: number
  ms: number
  bytes?: number
  cache?: string
  cut?: true
}

export type RequestLog = {
  /** True when plain reads are logged as well. */
  isFull: boolean
  request: (line: RequestLine) => void
  failure: (line: Pick<RequestLine, 'id' | 'method' | 'group'>, error: unknown) => void
  /** Something about the process itself that somebody should look at. */
  trouble: (sentence: string, error: unknown) => void
}

type Options = Pick<Environment, 'isLoopback' | 'logLevel'> & { destination?: DestinationStream }

/**
 * Reads that went well are logged with LOG_LEVEL=debug only; refusals and whatever changes something at
 * `info`, failures at `error`. A try-out keeps its console for people: there the default is `error`.
 */
export function requestLog({ isLoopback, logLevel, destination }: Options): RequestLog {
  const options = {
    level: logLevel ?? (isLoopback ? 'error' : 'info'),
    base: null,
    serializers: { err: (error: unknown) => redactedError(error) },
  }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    isFull: logger.isLevelEnabled('debug'),
    request: (line) => logger[levelOf(line)](line, 'request'),
    failure: (line, err) => logger.error({ ...line, err }, 'request failed'),
    trouble: (sentence, err) => logger.error({ err }, sentence),
  }
}

function levelOf({ method, group, status }: RequestLine): 'debug' | 'info' | 'error' {
  if (group === 'health' && status !== 401) return 'debug' // a supervisor asks every few seconds
  if (status >= 500 && status !== 503) return 'error'
  return (method === 'GET' || method === 'HEAD') && status < 400 ? 'debug' : 'info'
}
