// The tabs of an article's form, as the desk reads them: sentences about a field that is not on the first say
// where it is.

import type { FormField } from './draft.ts'

export const TABS = {
  story: 'Story',
  placement: 'Placement',
  release: 'Release',
  change: 'Change note',
  desk: 'Desk',
} as const

/** On which tab each field stands; the form itself is in collections/articles/fields.ts. */
const TAB_OF: Record<FormField, keyof typeof TABS> = {
  headline: 'story',
  standfirst: 'story',
  leadImage: 'story',
  body: 'story',
  disclosure: 'story',
  byline: 'placement',
  commodities: 'placement',
  topics: 'placement',
  regulatoryClass: 'placement',
  slug: 'placement',
  seo: 'placement',
  releaseAt: 'release',
  embargoUntil: 'release',
  endsAt: 'release',
  atEnd: 'release',
  commenting: 'release',
  change: 'change',
  deskNotes: 'desk',
}

/** The label of the tab on which a field stands, by its path: `change.note`, or `body.root.children[2]`. */
export function tabOf(path: string): string {
  return TABS[TAB_OF[path.split('.', 1)[0] as FormField]]
}
