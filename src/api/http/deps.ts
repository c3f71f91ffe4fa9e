// All that the public API needs from the rest of Assay.

import type { Payload } from 'payload'
import type { Clock } from '#access/clock.ts'

export type ApiDeps = {
  payload: Payload
  /**
   * Public origin without a trailing slash: addresses in answers begin with it, and its pages may send the
   * reader's cookie.
   */
  siteUrl: string
  /** Other origins whose pages may act for a reader from the browser. */
  corsOrigins: readonly string[]
  now: Clock
}
