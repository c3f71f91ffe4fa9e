// Whether a picture's colour profile is one that many pictures have. That of a screen, a scanner or a
// calibration bears the names of people, serial numbers and dates. Layout of profiles: ICC.1:2022, sections
// 7.2 and 10.

import { hasCommonColours } from './commonColours.ts'

/** Bytes of the largest that is common; readers load it with every file. */
const LARGEST = 8 * 1024

/** What colours are reckoned with, and the two texts that are looked at. Any other tag may hold anything. */
const TAGS: ReadonlySet<string> = new Set(
  'desc cprt wtpt bkpt chad lumi rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC view vued dmnd dmdd meas tech'.split(' '),
)

/**
 * Of the spaces in which cameras, telephones and programs write. `sP3C` and `c2` are small ones of P3 and
 * sRGB.
 */
const NAMES: ReadonlySet<string> = new Set([
  'Adobe RGB (1998)',
  'c2',
  'Display P3',
  'Generic Gray Gamma 2.2 Profile',
  'Generic RGB Profile',
  'ProPhoto RGB',
  'ROMM RGB: ISO 22028-2:2013',
  'sP3C',
  'sRGB',
  'sRGB IEC61966-2.1',
  'sRGB built-in',
])

const MAKERS =
  /^(?:Copyright )?.{0,40}(?:Adobe|Apple|CC0|FB|Google|Hewlett-Packard|Kodak|public domain).{0,60}$/i

/** Whether a profile may stand in a public file as it is. */
export function isCommonProfile(profile: Buffer): boolean {
  if (profile.length < 132 || profile.length > LARGEST) return false
  const count = profile.readUInt32BE(128)
  if (count > TAGS.size || profile.length < 132 + count * 12) return false
  const texts = new Map<string, string | null>()
  const tags = new Map<string, Buffer>()
  for (let at = 132; at < 132 + count * 12; at += 12) {
    const tag = profile.toString('latin1', at, at + 4)
    if (!TAGS.has(tag)) return false
    const start = profile.readUInt32BE(at + 4)
    const bytes = profile.subarray(start, start + profile.readUInt32BE(at + 8))
    tags.set(tag, bytes)
    if (isText(bytes)) texts.set(tag, textIn(bytes))
  }
  const makers = ['cprt', 'dmnd', 'dmdd', 'vued'].map((tag) => texts.get(tag))
  const isNamed = NAMES.has(texts.get('desc') ?? '')
  return isNamed && makers.every((text) => text === undefined || isHarmless(text)) && hasCommonColours(tags)
}

/** IEC is who wrote the standard of sRGB, and its reference conditions stand in the oldest profile of it. */
function isHarmless(text: string | null): boolean {
  return (
    text !== null && (text === '' || MAKERS.test(text) || /^IEC |^Reference Viewing Condition/.test(text))
  )
}

function isText(bytes: Buffer): boolean {
  return ['desc', 'mluc', 'text'].includes(bytes.toString('latin1', 0, 4))
}

/** The text of a tag; null where it has several, or is cut off. */
function textIn(bytes: Buffer): string | null {
  switch (bytes.toString('latin1', 0, 4)) {
    case 'text':
      return trimmed(bytes.toString('latin1', 8))
    case 'desc': {
      const length = bytes.length >= 12 ? bytes.readUInt32BE(8) : 0
      return trimmed(bytes.toString('latin1', 12, 12 + length))
    }
    default: {
      if (bytes.length < 28 || bytes.readUInt32BE(8) !== 1) return null
      const [length, start] = [bytes.readUInt32BE(20), bytes.readUInt32BE(24)]
      const utf16 = Buffer.from(bytes.subarray(start, start + length - (length % 2)))
      return trimmed(utf16.swap16().toString('utf16le'))
    }
  }
}

function trimmed(text: string): string {
  return text.replace(/\0+$/u, '').trim()
}
