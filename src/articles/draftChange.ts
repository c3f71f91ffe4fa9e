// What a save has changed: words, which make whoever saves it a writer, or only how the text goes out, which does not.

import { canonicalJson } from '#src/hashing/canonicalJson.ts'
import type { FormField } from './draft.ts'
import { fieldsOf } from './inputs.ts'

type Draft = Record<string, unknown>

/** The fields of the form that an approval covers. */
export const APPROVED_FIELDS: readonly FormField[] = fieldsOf('text', 'planning')

const TEXT_FIELDS = fieldsOf('text')

/** The approved fields that differ between two whole drafts. */
export function changedFormFields(before: Draft, after: Draft): FormField[] {
  return APPROVED_FIELDS.filter((name) => differs(before[name], after[name]))
}

/** What a save changes of a draft; a field that it does not mention counts as unchanged. */
export type DraftChange = {
  /** Something that an approval covers: every approval is void. */
  isChanged: boolean
  /** Something that readers read: whoever saves it is a writer of the text. */
  isTextChanged: boolean
}

/** Compares a draft with what a save brings. */
export function draftChange(before: Draft, sent: Draft): DraftChange {
  const isIn = (name: FormField) => name in sent && differs(before[name], sent[name])
  const isTextChanged = TEXT_FIELDS.some(isIn)
  return { isTextChanged, isChanged: isTextChanged || APPROVED_FIELDS.some(isIn) }
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
