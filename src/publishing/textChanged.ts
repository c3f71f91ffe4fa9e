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
  'releaseAt',
  'commenting',
] as const

/** Compares the public fields of two drafts; a field that the second does not mention counts as unchanged. */
export function textChanged(before: Record<string, unknown>, after: Record<string, unknown>): boolean {
  return PUBLIC_FIELDS.some((name) => name in after && text(before[name]) !== text(after[name]))
}

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'null'
  return canonicalJson(JSON.parse(JSON.stringify(value)))
}
