// The common colour spaces, and which of them a profile means. A name says nothing: a profile of its own
// making can show other words to a program that heeds it than to one that does not. Layout: ICC.1:2022,
// sections 10.6, 10.18 and 10.31.

/** How light is encoded: the numbers of a parametric curve, and the value for an amount of light. */
type Curve = { numbers: readonly number[]; encode: (light: number) => number }

/** Where red and green lie (XYZ, adapted to D50), how light is encoded, and the white. */
export type Space = {
  name: string
  red: readonly number[]
  green: readonly number[]
  curve: Curve
  white: 'D65' | 'D50'
}

const SRGB: Curve = {
  numbers: [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045],
  encode: (light) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055),
}
const gamma = (exponent: number): Curve => ({
  numbers: [exponent],
  encode: (light) => light ** (1 / exponent),
})

export const DISPLAY_P3: Space = {
  name: 'Display P3',
  red: [0.51512, 0.2412, -0.00105],
  green: [0.29198, 0.69225, 0.04189],
  curve: SRGB,
  white: 'D65',
}

/** Of the spaces in which cameras, telephones and programs write. */
export const COMMON_SPACES: readonly Space[] = [
  {
    name: 'sRGB',
    red: [0.43604, 0.22246, 0.0139],
    green: [0.38511, 0.71694, 0.09708],
    curve: SRGB,
    white: 'D65',
  },
  DISPLAY_P3,
  {
    name: 'Adobe RGB (1998) compatible',
    red: [0.60974, 0.31111, 0.01947],
    green: [0.20528, 0.62567, 0.06087],
    curve: gamma(563 / 256),
    white: 'D65',
  },
  {
    name: 'ProPhoto RGB',
    red: [0.79767, 0.28804, 0],
    green: [0.13519, 0.71187, 0],
    curve: gamma(1.8),
    white: 'D50',
  },
  {
    name: 'Generic RGB',
    red: [0.4543, 0.2418, 0.0146],
    green: [0.3533, 0.6736, 0.0905],
    curve: gamma(1.8),
    white: 'D65',
  },
]

/** The light of the white that profiles reckon with (ICC.1:2022, section 7.2.16). */
export const D50: readonly number[] = [0.9642, 1, 0.8249]

/** Of the primaries: the small profiles of the common spaces are rounded. */
const NEAR = 0.02

/** Steps of 255 by which a value may differ: nobody reads words in so little, in the dark neither. */
const UNSEEN_STEPS = 3

/** The common space whose colours the tags of a profile (by their signature) give; null where it is none. */
export function commonSpace(tags: ReadonlyMap<string, Buffer>): Space | null {
  const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].flatMap((name) => numbersOf(tags.get(name)))
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => tags.get(name))
  const found = COMMON_SPACES.find((space) => {
    const wanted = primariesOf(space).flat()
    return (
      primaries.length === wanted.length &&
      primaries.every((number, at) => isNear(number, wanted[at]!)) &&
      curves.every((curve) => curve !== undefined && rises(curve, space.curve))
    )
  })
  return found ?? null
}

/** Where red, green and blue lie; the three make white. */
export function primariesOf({ red, green }: Space): readonly (readonly number[])[] {
  return [red, green, D50.map((white, at) => white - red[at]! - green[at]!)]
}

/** The three numbers of an XYZ tag. */
function numbersOf(tag: Buffer | undefined): number[] {
  if (tag?.toString('latin1', 0, 4) !== 'XYZ ' || tag.length < 20) return []
  return [8, 12, 16].map((at) => fixed(tag, at))
}

/** Whether each of the 256 values of a picture means the light that it has in the space. */
function rises(tag: Buffer, { encode }: Curve): boolean {
  const curve = curveOf(tag)
  if (!curve) return false
  return Array.from({ length: 256 }, (_, value) => value).every((value) => {
    const light = Math.min(1, Math.max(0, curve(value / 255)))
    return Math.abs(encode(light) * 255 - value) <= UNSEEN_STEPS
  })
}

/** Numbers that a parametric curve has, by its form; of the others no common space has any. */
const PARAMETERS: Readonly<Record<number, number>> = { 0: 1, 3: 5 }

/**
 * A curve as a function of 0 to 1; null for one of another kind. A table is read between its entries, as the
 * specification has it.
 */
function curveOf(tag: Buffer): ((value: number) => number) | null {
  const kind = tag.toString('latin1', 0, 4)
  if (kind === 'curv' && tag.length >= 12) {
    const count = tag.readUInt32BE(8)
    if (tag.length < 12 + count * 2) return null
    if (count === 0) return (value) => value
    if (count === 1) return (value) => value ** (tag.readUInt16BE(12) / 256)
    return (value) => between(value * (count - 1), (at) => tag.readUInt16BE(12 + at * 2) / 65_535)
  }
  if (kind !== 'para' || tag.length < 16) return null
  const form = tag.readUInt16BE(8)
  const count = PARAMETERS[form]
  if (count === undefined || tag.length < 12 + count * 4) return null
  const [g = 1, a = 1, b = 0, c = 1, d = 0] = Array.from({ length: count }, (_, at) =>
    fixed(tag, 12 + at * 4),
  )
  return (value) => (form === 3 && value < d ? c * value : (a * value + b) ** g)
}

function between(place: number, entry: (at: number) => number): number {
  const below = Math.floor(place)
  const rest = place - below
  return rest === 0 ? entry(below) : entry(below) * (1 - rest) + entry(below + 1) * rest
}

/** s15Fixed16Number (ICC.1:2022, section 4.6). */
function fixed(tag: Buffer, at: number): number {
  return tag.readInt32BE(at) / 65_536
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= NEAR
}
