// The zone in which the desk enters and reads times, for the parts of the panel that are rendered on the
// server.

import type { Payload } from 'payload'
import { cache } from 'react'

/** The IANA name of the desk's zone, as the settings have it; asked once while a page is rendered. */
export const deskZone = cache(async (payload: Payload): Promise<string> => {
  const { deskZone: zone } = await payload.findGlobal({
    slug: 'settings',
    depth: 0,
    overrideAccess: true, // the name of a zone alone, for pages that only staff are shown
  })
  return zone ?? 'UTC'
})
