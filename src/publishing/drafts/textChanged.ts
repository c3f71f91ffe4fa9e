// Whether a save changed anything that readers will see, and so makes its author a writer of the text.

import { canonicalJson } from '#src/workflow/canonicalJson.ts'

/** The fields of an article that readers see, in one form or another. */
export const PUBLIC_FIELDS = [
  'headline',
  'slug',
  'standfirst',
  'byline',
  'commodities',
  'topics',
  'leadImage',
  'body',
  'disclosure',
  'seo',
  'regulatoryClass',
  'releaseAt',
  'embargoUntil',
  'endsAt',
  'atEnd',
  'change',
  'commenting',
] as const

/** The public fields that differ between two drafts. */
export function changedPublicFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string[] {
  return PUBLIC_FIELDS.filter((name) => text(before[name]) !== text(after[name]))
}

/** Compares the public fields of two drafts; a field that the second does not mention counts as unchanged. */
export function textChanged(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return PUBLIC_FIELDS.some((name) => name in after && text(before[name]) !== text(after[name]))
}

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'null'
  const plain: unknown = JSON.parse(JSON.stringify(value))
  return isEmpty(plain) ? 'null' : canonicalJson(plain)
}

/** A group of nothing but empty fields says nothing. */
function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((part) => part === null || part === '')
  )
}
