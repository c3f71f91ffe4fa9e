// How a unit is stored: GraphQL allows no `%` in the names of its enums, so that one unit is kept as a word.

import { UNIT_RULES, UNITS, type Unit } from './units.ts'

export type StoredUnit = Exclude<Unit, '%'> | 'percent'

/** The unit as the database and the form keep it. */
function storedUnit(unit: Unit): StoredUnit {
  return unit === '%' ? 'percent' : unit
}

/** The unit as everybody else knows it. */
export function unitOf(stored: StoredUnit): Unit {
  return stored === 'percent' ? '%' : stored
}

/** The choices of a form: the unit as it is stored, and a label that names it in full. */
export const UNIT_OPTIONS: { value: StoredUnit; label: string }[] = UNITS.map((unit) => ({
  value: storedUnit(unit),
  label: optionLabel(unit),
}))

function optionLabel(unit: Unit): string {
  if (unit === 'none') return 'No unit'
  if (unit === 'index') return 'Index points'
  return `${UNIT_RULES[unit].label} (${UNIT_RULES[unit].name})`
}
