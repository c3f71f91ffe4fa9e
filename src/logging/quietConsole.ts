// What is printed past the log, by Next and by libraries: as discreet as the log.

import { redact, redactedError } from './redact.ts'

/** Changes `console.error` and `console.warn` of this process: no values of a query, no addresses, no line without end. */
export function quietConsole(out: Pick<Console, 'error' | 'warn'> = console): void {
  for (const method of ['error', 'warn'] as const) {
    const print = out[method].bind(out)
    out[method] = (...told: unknown[]) => print(...told.map(asTold))
  }
}

function asTold(told: unknown): unknown {
  if (typeof told === 'string') return redact(told)
  if (!(told instanceof Error)) return told
  const { type, message, stack } = redactedError(told)
  return `${type}: ${message}\n${stack}`
}
