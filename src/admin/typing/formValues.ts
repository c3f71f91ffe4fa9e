// What of a form's state a person may have typed, by path, and whether two such states differ.

import type { FormState } from 'payload'
import { KEPT_FIELDS, PAYLOAD_FIELDS } from '#src/articles/draft.ts'

export type FormValues = ReadonlyMap<string, unknown>

/** What the workflow and Payload keep is never typed. */
const KEPT: ReadonlySet<string> = new Set([...KEPT_FIELDS, ...PAYLOAD_FIELDS])

/** The values of all fields that a person fills in. */
export function formValues(fields: FormState): FormValues {
  const values = Object.entries(fields).filter(([path, field]) => !KEPT.has(path) && !field.disableFormData)
  return new Map(values.map(([path, field]) => [path, field.value]))
}

/**
 * Whether they hold the same. A text that the server has sent again is another object with the same in it.
 */
export function isSame(one: FormValues, other: FormValues): boolean {
  if (one === other) return true
  const paths = new Set([...one.keys(), ...other.keys()])
  return [...paths].every((path) => isEqual(one.get(path), other.get(path)))
}

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other || (isNothing(one) && isNothing(other))) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  return JSON.stringify(one) === JSON.stringify(other)
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
