// The closed list of units a figure may have.

/** A unit as shown, as spoken, and what it does to the number. */
export type UnitRule = {
  /** As shown after a slash or a number; empty where nothing is shown. */
  label: string
  /** As said aloud, in the singular and the plural. */
  spoken: { one: string; many: string }
  /** `measure` can be a price per unit (`$110/kg`) or an amount (`1,200 t`); the others take no currency, save `plain`. */
  role: 'measure' | 'percent' | 'index' | 'plain'
}

export const UNITS = ['kg', 't', 'lb', 'g', 'ozt', 'dmtu', '%', 'index', 'none'] as const

export type Unit = (typeof UNITS)[number]

/** How each unit is shown and spoken. `dmtu` is how tungsten and iron ore units are quoted, `ozt` precious metals. */
export const UNIT_RULES: Record<Unit, UnitRule> = {
  kg: { label: 'kg', spoken: { one: 'kilogram', many: 'kilograms' }, role: 'measure' },
  t: { label: 't', spoken: { one: 'tonne', many: 'tonnes' }, role: 'measure' },
  lb: { label: 'lb', spoken: { one: 'pound in weight', many: 'pounds in weight' }, role: 'measure' },
  g: { label: 'g', spoken: { one: 'gram', many: 'grams' }, role: 'measure' },
  ozt: { label: 'ozt', spoken: { one: 'troy ounce', many: 'troy ounces' }, role: 'measure' },
  dmtu: {
    label: 'dmtu',
    spoken: { one: 'dry metric tonne unit', many: 'dry metric tonne units' },
    role: 'measure',
  },
  '%': { label: '%', spoken: { one: 'per cent', many: 'per cent' }, role: 'percent' },
  index: { label: 'index points', spoken: { one: 'index point', many: 'index points' }, role: 'index' },
  none: { label: '', spoken: { one: '', many: '' }, role: 'plain' },
}

/** Whether a value is one of the units. */
export function isUnit(value: unknown): value is Unit {
  return UNITS.some((unit) => unit === value)
}

/** The choices of a form: value and a label that names the unit in full. */
export const UNIT_OPTIONS: readonly { value: Unit; label: string }[] = UNITS.map((unit) => ({
  value: unit,
  label: optionLabel(unit),
}))

function optionLabel(unit: Unit): string {
  if (unit === 'none') return 'No unit'
  if (unit === 'index') return 'Index points'
  return `${UNIT_RULES[unit].label} (${UNIT_RULES[unit].spoken.one})`
}
