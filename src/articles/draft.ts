// An article as its form keeps it: the fields that a person fills in, and those that only the workflow
// writes.

import type { Article } from '#payload-types'

/** The fields that only the workflow writes; the truth about them is in the main row. */
export const KEPT_FIELDS = [
  'state',
  'live',
  'revision',
  'revisedBy',
  'createdBy',
  'textRevision',
  'owners',
  'writers',
  'step',
  'restoredFrom',
  'definition',
  'attestations',
  'approvals',
  'pending',
  'edition',
  'bundle',
  'publishedAt',
  'goneAt',
  'formerSlugs',
] as const satisfies readonly (keyof Article)[]

export type KeptField = (typeof KEPT_FIELDS)[number]

/** The fields that Payload keeps of every document. */
export const PAYLOAD_FIELDS = [
  'id',
  '_status',
  'createdAt',
  'updatedAt',
] as const satisfies readonly (keyof Article)[]

/** A field of the form that a person fills in. */
export type FormField = Exclude<keyof Article, KeptField | (typeof PAYLOAD_FIELDS)[number]>

/** What a person has filled in. References are ids, or populated documents. */
export type ArticleDraft = Pick<Article, FormField>
