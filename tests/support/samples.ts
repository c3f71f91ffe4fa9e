// Another value for each field of an article's form that an approval covers.

import type { FormField } from '#src/articles/draft.ts'
import { fieldsOf, inputOf } from '#src/articles/inputs.ts'
import type { UNAPPROVED_FIELDS } from '#src/articles/parts.ts'

type ApprovedField = Exclude<FormField, keyof typeof UNAPPROVED_FIELDS>

/** Of the fields that are no plain text; ids are those of nothing. */
const OTHERS: Partial<Record<ApprovedField, unknown>> = {
  slug: 'another-address',
  byline: ['another-person'],
  commodities: ['another-commodity'],
  topics: ['another-topic'],
  leadImage: 'another-picture',
  body: { root: { type: 'root', version: 1, children: [{ type: 'paragraph', children: [] }] } },
  seo: { title: 'Another', description: null },
  regulatoryClass: 'factual',
  releaseAt: '2026-12-01T09:30:00.000Z',
  embargoUntil: '2026-12-01T09:30:00.000Z',
  endsAt: '2026-12-02T09:30:00.000Z',
  atEnd: 'archive',
  change: { kind: 'update', note: 'Another.' },
  commenting: { mode: 'closed' },
}

/** What a person might change each field to. Throws for a field that is no plain text and has no sample. */
export const CHANGED: Readonly<Record<string, unknown>> = Object.fromEntries(
  fieldsOf('text', 'planning').map((field) => [field, sampleOf(field)]),
)

function sampleOf(field: FormField): unknown {
  if (field in OTHERS) return OTHERS[field as ApprovedField]
  if (inputOf(field as Parameters<typeof inputOf>[0]).maxLength === undefined)
    throw new Error(`Give tests/support/samples.ts another value of ${field}.`)
  return 'Another.'
}
