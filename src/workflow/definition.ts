// The form of a workflow definition: data that says how a text of some kind comes to be public.

import type { RegulatoryClass } from '#src/articles/classes.ts'
import type { AttestationKey } from './attestations.ts'
import type { CheckName } from './checks.ts'
import type { StaffRole, Transitions } from './transitions.ts'

export type ApprovalKind = 'editorial' | 'compliance'

/**
 * One approval that a text needs. Stages are passed in order, each by another person, none of whom wrote the
 * text.
 */
export type Stage = {
  kind: ApprovalKind
  label: string
  roles: readonly StaffRole[]
  attestations: readonly AttestationKey[]
}

export type Definition = {
  name: string
  /** Counts up. A shipped version is never changed: articles that run under it go on as they began. */
  version: number
  label: string
  /** The kinds of text that start under the newest version of this definition. */
  classes: readonly RegulatoryClass[]
  checks: readonly CheckName[]
  submitAttestations: readonly AttestationKey[]
  stages: readonly Stage[]
  transitions: Transitions
}

/** How an article names the definition it runs under: `market-note@1`. */
export function definitionId({ name, version }: Pick<Definition, 'name' | 'version'>): string {
  return `${name}@${version}`
}

/** A definition that nothing can change once Assay runs: it and all its parts are frozen. */
export function shipped(definition: Definition): Definition {
  return frozen(definition)
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
