// Whether a colour profile means what one of the common ones means. A name says nothing: a profile of its own making can show other
// words to a program that heeds it than to one that does not. Layout: ICC.1:2022, sections 7.2, 10.6, 10.18 and 10.31.

/** Where red, green and blue lie (XYZ, adapted to D50), and how values rise to light. */
type Space = { primaries: readonly number[]; light: (value: number) => number }

const SRGB = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const gamma = (exponent: number) => (value: number) => value ** exponent

const SPACES: readonly Space[] = [
  { primaries: [0.436, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141], light: SRGB },
  { primaries: [0.5151, 0.2412, -0.0011, 0.292, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841], light: SRGB },
  { primaries: [0.6097, 0.3111, 0.0195, 0.2053, 0.6257, 0.0609, 0.1492, 0.0632, 0.7446], light: gamma(2.2) },
  { primaries: [0.7977, 0.288, 0, 0.1352, 0.7119, 0, 0.0313, 0.0001, 0.8249], light: gamma(1.8) },
  { primaries: [0.4543, 0.2418, 0.0146, 0.3533, 0.6736, 0.0905, 0.1566, 0.0846, 0.72], light: gamma(1.8) },
]

/** What nobody sees: the small profiles of the common spaces round both. */
const NEAR = 0.02

/** Whether the tags of a profile (by their signature) give the colours of a common space, or its greys. */
export function hasCommonColours(tags: ReadonlyMap<string, Buffer>): boolean {
  const grey = tags.get('kTRC')
  if (grey && !tags.has('rXYZ')) return [SRGB, gamma(2.2), gamma(1.8)].some((light) => rises(grey, light))
  const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].flatMap((name) => numbersOf(tags.get(name)))
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => tags.get(name))
  return SPACES.some(
    (space) =>
      primaries.length === space.primaries.length &&
      primaries.every((number, at) => isNear(number, space.primaries[at]!)) &&
      curves.every((curve) => curve !== undefined && rises(curve, space.light)),
  )
}

/** The three numbers of an XYZ tag. */
function numbersOf(tag: Buffer | undefined): number[] {
  if (tag?.toString('latin1', 0, 4) !== 'XYZ ' || tag.length < 20) return []
  return [8, 12, 16].map((at) => fixed(tag, at))
}

/** Whether a curve rises as it should, at every entry of a table and at 64 places of a formula. */
function rises(curve: Buffer, light: (value: number) => number): boolean {
  const shown = curveOf(curve)
  if (!shown) return false
  return Array.from({ length: shown.steps }, (_, step) => step / (shown.steps - 1)).every((value) =>
    isNear(shown.at(value), light(value)),
  )
}

/** A curve as a function of 0 to 1, and how many places of it there are to look at; null for one of another kind. */
function curveOf(tag: Buffer): { at: (value: number) => number; steps: number } | null {
  const kind = tag.toString('latin1', 0, 4)
  if (kind === 'curv' && tag.length >= 12) {
    const count = tag.readUInt32BE(8)
    if (count === 0) return { at: (value) => value, steps: 64 }
    if (tag.length < 12 + count * 2) return null
    if (count === 1) return { at: gamma(tag.readUInt16BE(12) / 256), steps: 64 }
    return {
      at: (value) => tag.readUInt16BE(12 + Math.round(value * (count - 1)) * 2) / 65_535,
      steps: count,
    }
  }
  if (kind !== 'para' || tag.length < 16) return null
  const [form, count] = [tag.readUInt16BE(8), { 0: 1, 3: 5 }[tag.readUInt16BE(8)] ?? 0]
  if (count === 0 || tag.length < 12 + count * 4) return null
  const [g = 1, a = 1, b = 0, c = 1, d = 0] = Array.from({ length: count }, (_, at) =>
    fixed(tag, 12 + at * 4),
  )
  return { at: (value) => (form === 3 && value < d ? c * value : (a * value + b) ** g), steps: 64 }
}

/** s15Fixed16Number (ICC.1:2022, section 4.6). */
function fixed(tag: Buffer, at: number): number {
  return tag.readInt32BE(at) / 65_536
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= NEAR
}
