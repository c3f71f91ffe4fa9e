// Another value for each field of an article's form that an approval covers. One that is forgotten is a compile error.

import type { FormField } from '#src/articles/draft.ts'
import type { UNAPPROVED_FIELDS } from '#src/articles/parts.ts'

type ApprovedField = Exclude<FormField, keyof typeof UNAPPROVED_FIELDS>

/** What a person might change each field to; ids are those of nothing. */
export const CHANGED: Record<ApprovedField, unknown> = {
  headline: 'Another',
  slug: 'another-address',
  standfirst: 'Another.',
  byline: ['another-person'],
  commodities: ['another-commodity'],
  topics: ['another-topic'],
  leadImage: 'another-picture',
  body: { root: { type: 'root', version: 1, children: [{ type: 'paragraph', children: [] }] } },
  disclosure: 'Another.',
  seo: { title: 'Another', description: null },
  regulatoryClass: 'factual',
  releaseAt: '2026-12-01T09:30:00.000Z',
  embargoUntil: '2026-12-01T09:30:00.000Z',
  endsAt: '2026-12-02T09:30:00.000Z',
  atEnd: 'archive',
  change: { kind: 'update', note: 'Another.' },
  commenting: { mode: 'closed' },
}
