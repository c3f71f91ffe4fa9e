// What an admin has set for the whole house, as every page and every comment asks for it.

import type { Payload } from 'payload'
import type { Setting } from '#payload-types'
import { SETTINGS } from '#src/freshness/tags.ts'
import { remembered } from '#src/purging/index.ts'

/** The settings, kept in the process until one of them changes. */
export const houseSettings: (payload: Payload) => Promise<Setting> = remembered(
  [SETTINGS],
  (payload) => payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true }), // the switches hold for everybody
)
