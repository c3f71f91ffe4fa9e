// Which fields a person changed after a save had left, and that Payload no longer remembers as changed.

import type { FormState } from 'payload'
import { KEPT_FIELDS, PAYLOAD_FIELDS } from '#src/articles/draft.ts'

/** What the workflow and Payload keep is never typed, and must follow the server. */
const KEPT: readonly string[] = [...KEPT_FIELDS, ...PAYLOAD_FIELDS]

/**
 * The fields to mark as modified. A person's typing changes the value alone; an answer of the server changes the
 * initial value with it, which is how the two are told apart.
 */
export function typedSince(sent: FormState, now: FormState): FormState {
  const marked: FormState = {}
  for (const [path, field] of Object.entries(now)) {
    const before = sent[path]
    if (!before || !field || KEPT.includes(path)) continue
    const typed = field.value !== before.value && field.initialValue === before.initialValue
    if (typed && !field.isModified) marked[path] = { ...field, isModified: true }
  }
  return marked
}
