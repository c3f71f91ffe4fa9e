// What the public site is made over.

import type { Payload } from 'payload'
import type { Clock } from '#access/clock.ts'
import type { Assets } from '../view/assets.ts'

export type SiteDeps = {
  payload: Payload
  /** Public origin without a trailing slash, for canonical addresses, feeds and the same-origin check. */
  siteUrl: string
  /** The addresses of styles, scripts and fonts. */
  assets: Assets
  now: Clock
}
