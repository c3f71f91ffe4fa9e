// Whether a colour profile means what one of the common ones means. A name says nothing: a profile of its own
// making can show other words to a program that heeds it than to one that does not. Layout: ICC.1:2022,
// sections 7.2, 10.6, 10.18 and 10.31.

/** The value (0 to 1) that stands for an amount of light in a space. */
type Encoding = (light: number) => number

/** Where red, green and blue lie (XYZ, adapted to D50), and how light is encoded. */
type Space = { primaries: readonly number[]; encode: Encoding }

const SRGB: Encoding = (light) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)
const gamma =
  (exponent: number): Encoding =>
  (light) =>
    light ** (1 / exponent)

const SPACES: readonly Space[] = [
  { primaries: [0.436, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141], encode: SRGB },
  { primaries: [0.5151, 0.2412, -0.0011, 0.292, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841], encode: SRGB },
  { primaries: [0.6097, 0.3111, 0.0195, 0.2053, 0.6257, 0.0609, 0.1492, 0.0632, 0.7446], encode: gamma(2.2) },
  { primaries: [0.7977, 0.288, 0, 0.1352, 0.7119, 0, 0.0313, 0.0001, 0.8249], encode: gamma(1.8) },
  { primaries: [0.4543, 0.2418, 0.0146, 0.3533, 0.6736, 0.0905, 0.1566, 0.0846, 0.72], encode: gamma(1.8) },
]

/** Of the primaries: the small profiles of the common spaces are rounded. */
const NEAR = 0.02

/** Steps of 255 by which a value may differ: nobody reads words in so little, in the dark neither. */
const UNSEEN_STEPS = 3

/** Whether the tags of a profile (by their signature) give the colours of a common space, or its greys. */
export function hasCommonColours(tags: ReadonlyMap<string, Buffer>): boolean {
  const grey = tags.get('kTRC')
  if (grey && !tags.has('rXYZ')) return [SRGB, gamma(2.2), gamma(1.8)].some((encode) => rises(grey, encode))
  const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].flatMap((name) => numbersOf(tags.get(name)))
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => tags.get(name))
  return SPACES.some(
    (space) =>
      primaries.length === space.primaries.length &&
      primaries.every((number, at) => isNear(number, space.primaries[at]!)) &&
      curves.every((curve) => curve !== undefined && rises(curve, space.encode)),
  )
}

/** The three numbers of an XYZ tag. */
function numbersOf(tag: Buffer | undefined): number[] {
  if (tag?.toString('latin1', 0, 4) !== 'XYZ ' || tag.length < 20) return []
  return [8, 12, 16].map((at) => fixed(tag, at))
}

/** Whether each of the 256 values of a picture means the light that it has in the space. */
function rises(tag: Buffer, encode: Encoding): boolean {
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
