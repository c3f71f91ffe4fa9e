// What an admin has set for the whole newsroom, as every page and every comment asks for it.

import type { Payload } from 'payload'
import type { Setting } from '#payload-types'
import { SETTINGS } from '#src/caching/tags.ts'
import { cachedQuery } from '#src/invalidation/index.ts'

/** The settings, kept in the process until one of them changes. */
export const newsroomSettings: (payload: Payload) => Promise<Setting> = cachedQuery(
  [SETTINGS],
  // The switches hold for everybody.
  (payload) => payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true }),
)

/** What readers see of the settings: nothing else of them may stand on a page. */
export type SiteSettings = { siteName: string; tagline: string; commentsClosed: boolean }

/** The settings that pages are drawn with. */
export async function siteSettings(payload: Payload): Promise<SiteSettings> {
  const { siteName, tagline, closeComments } = await newsroomSettings(payload)
  return { siteName, tagline: tagline ?? '', commentsClosed: closeComments === true }
}
