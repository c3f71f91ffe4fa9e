// What is printed past the log, by Next and by libraries: as discreet as the log.

import { redact, redactedError } from './redact.ts'

/** How long Next took to read its settings: of no use to who starts Assay. */
const NEXT_TIMING = /Running next\.config\.\w+ took/

/**
 * Changes `console.error` and `console.warn` of this process: no values of a query, no addresses, no line
 * without end. Of `console.log` only a line of Next's about itself is left out.
 */
export function quietConsole(out: Pick<Console, 'error' | 'log' | 'warn'> = console): void {
  for (const method of ['error', 'warn'] as const) {
    const print = out[method].bind(out)
    out[method] = (...value: unknown[]) => print(...value.map(asTold))
  }
  const log = out.log.bind(out)
  out.log = (...value: unknown[]) => {
    if (!value.some((one) => typeof one === 'string' && NEXT_TIMING.test(one))) log(...value)
  }
}

function asTold(value: unknown): unknown {
  if (typeof value === 'string') return redact(value)
  if (!(value instanceof Error)) return value
  const { type, message, stack } = redactedError(value)
  return `${type}: ${message}\n${stack}`
}
