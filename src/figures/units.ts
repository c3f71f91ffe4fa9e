// The closed list of units a figure may have.

/** A unit as shown, in full, and what it does to the number. */
export type UnitRule = {
  /** As shown after a slash or a number; empty where nothing is shown. */
  label: string
  /** In full, in the singular; empty where there is no unit. */
  name: string
  /**
   * `measure` can be a price per unit (`$110/kg`) or an amount (`1,200 t`); the others take no currency, save
   * `plain`.
   */
  role: 'measure' | 'percent' | 'index' | 'plain'
}

export const UNITS = ['kg', 't', 'lb', 'g', 'ozt', 'dmtu', '%', 'index', 'none'] as const

export type Unit = (typeof UNITS)[number]

/**
 * How each unit is shown and what it is called. `dmtu` is how tungsten and iron ore units are quoted, `ozt`
 * precious metals.
 */
export const UNIT_RULES: Record<Unit, UnitRule> = {
  kg: { label: 'kg', name: 'kilogram', role: 'measure' },
  t: { label: 't', name: 'tonne', role: 'measure' },
  lb: { label: 'lb', name: 'pound in weight', role: 'measure' },
  g: { label: 'g', name: 'gram', role: 'measure' },
  ozt: { label: 'ozt', name: 'troy ounce', role: 'measure' },
  dmtu: { label: 'dmtu', name: 'dry metric tonne unit', role: 'measure' },
  '%': { label: '%', name: 'per cent', role: 'percent' },
  index: { label: 'index points', name: 'index point', role: 'index' },
  none: { label: '', name: '', role: 'plain' },
}

/** Whether a value is one of the units. */
export function isUnit(value: unknown): value is Unit {
  return UNITS.some((unit) => unit === value)
}
