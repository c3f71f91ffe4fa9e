// How the check of the record speaks of the rows that a person may change at once.

import type { CollectionSlug } from 'payload'
import { upperFirst } from '#src/plainText/firstLetter.ts'
import type { StoredRow } from '../reading/eachRow.ts'
import type { Finding } from '../reading/finding.ts'
import type { On } from '../reading/inParts.ts'

const NAMES: Partial<Record<CollectionSlug, string>> = {
  staff: 'the account',
  integrations: 'the integration',
  commodities: 'the commodity',
  topics: 'the topic',
  figures: 'the figure',
  media: 'the picture',
  bundles: 'the bundle',
}

/** Adds a finding about a row, with a capital letter before its sentence. */
export function tell(
  { found }: Pick<On, 'found'>,
  about: Finding['about'],
  id: string,
  message: string,
): void {
  found({ about, id, article: null, message: upperFirst(message) })
}

/** The collection and the id that a subject of the record names. */
export function placeOf(subject: string): [Finding['about'], string] {
  const [collection = '', id = ''] = subject.split('/')
  return collection === 'globals' ? ['settings', id] : [collection as Finding['about'], id]
}

/** `the picture “A furnace”`. */
export function called(collection: string, name: string): string {
  return collection === 'settings'
    ? `the ${name}`
    : `${NAMES[collection as CollectionSlug] ?? collection} “${name}”`
}

/** What people call a row; its id where it has no name. */
export function nameOf(row: StoredRow): string {
  return [row.name, row.label, row.alt, row.id].find(
    (text): text is string => typeof text === 'string' && text !== '',
  )!
}
