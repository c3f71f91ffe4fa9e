// How a unit is stored: GraphQL allows no `%` in the names of its enums, so that one unit is kept as a word.

import type { Unit } from './units.ts'

export type StoredUnit = Exclude<Unit, '%'> | 'percent'

/** The unit as the database and the form keep it. */
export function storedUnit(unit: Unit): StoredUnit {
  return unit === '%' ? 'percent' : unit
}

/** The unit as everybody else knows it. */
export function unitOf(stored: StoredUnit): Unit {
  return stored === 'percent' ? '%' : stored
}
