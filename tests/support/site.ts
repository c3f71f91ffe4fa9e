// The public site over a test's newsroom.

import type { Hono } from 'hono'
import type { Payload } from 'payload'
import { createSite } from '#src/site/app.tsx'
import { ASSETS } from './assets.ts'

export const ORIGIN = 'http://localhost:3000'

/** The site as it stands at `now`. */
export function siteOver(payload: Payload, now = () => new Date(), siteUrl = ORIGIN): Hono {
  return createSite({ payload, siteUrl, assets: ASSETS, now })
}
