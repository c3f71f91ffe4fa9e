// What an admin has set for the whole newsroom, as every page and every comment asks for it.

import type { Payload } from 'payload'
import type { Setting } from '#payload-types'
import { SETTINGS } from '#src/freshness/tags.ts'
import { cachedQuery } from '#src/purging/index.ts'

/** The settings, kept in the process until one of them changes. */
export const newsroomSettings: (payload: Payload) => Promise<Setting> = cachedQuery(
  [SETTINGS],
  (payload) => payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true }), // the switches hold for everybody
)
