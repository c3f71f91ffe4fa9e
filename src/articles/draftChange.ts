// What a save has changed: words, which make whoever saves it a writer, or only how the text goes out, which
// does not.

import { canonicalJson } from '#src/hashing/digest.ts'
import type { FormField } from './draft.ts'
import { fieldsOf, fieldsOfPart } from './inputs.ts'
import { PART_NAMES, partOf, type PlanChange } from './parts.ts'

type Draft = Record<string, unknown>

/** The fields of the form that an approval covers. */
export const APPROVED_FIELDS: readonly FormField[] = fieldsOf('text', 'planning')

/** The approved fields that differ between two whole drafts. */
export function changedFormFields(before: Draft, after: Draft): FormField[] {
  return APPROVED_FIELDS.filter((name) => differs(before[name], after[name]))
}

/** What a save changes of a draft; a field that it does not mention counts as unchanged. */
export type DraftChange = {
  /** Something that an approval covers: every approval is void. */
  isChanged: boolean
  /** The text, or a plan that takes two people as a text does: whoever saves it is a writer. */
  isWriting: boolean
}

/** Compares a draft with what a save brings. `wasPublic`: readers have, or have had, the article. */
export function draftChange(before: Draft, sent: Draft, { wasPublic }: { wasPublic: boolean }): DraftChange {
  const isIn = (name: FormField) => name in sent && differs(before[name], sent[name])
  const change: PlanChange = { before, after: { ...before, ...sent }, wasPublic }
  const changed = PART_NAMES.filter((name) => fieldsOfPart(name).some(isIn))
  return {
    isChanged: changed.length > 0,
    isWriting: changed.some((name) => {
      const { nature, takesTwo } = partOf(name)
      return nature === 'text' || (takesTwo?.(change) ?? false)
    }),
  }
}

function differs(left: unknown, right: unknown): boolean {
  return text(left) !== text(right)
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
