// A colour profile with the colours of a space and nothing else, byte for byte the same each time. Layout:
// ICC.1:2022, sections 7.2, 7.3 and 10.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { D50, primariesOf, type Space } from './commonColours.ts'

/** From the white of a space to that of profiles, by Bradford's method. */
const ADAPTATION: Readonly<Record<Space['white'], readonly number[]>> = {
  D65: [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168],
  D50: [1, 0, 0, 0, 1, 0, 0, 0, 1],
}

const HEADER = 128

/** The profile of a space. Every byte that has no meaning for colours is zero. */
export function writeProfile(space: Space): Buffer {
  const [red, green, blue] = primariesOf(space).map(xyz)
  const curve = parametric(space.curve.numbers)
  const tags: [string, Buffer][] = [
    ['desc', words(space.name)],
    ['cprt', words('CC0')],
    ['wtpt', xyz(D50)],
    ['chad', element('sf32', fixed(ADAPTATION[space.white]))],
    ['rXYZ', red!],
    ['gXYZ', green!],
    ['bXYZ', blue!],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const parts = [...new Set(tags.map(([, bytes]) => bytes))]
  const first = HEADER + 4 + tags.length * 12
  const placeOf = (bytes: Buffer) =>
    parts.slice(0, parts.indexOf(bytes)).reduce((sum, part) => sum + part.length, first)
  const table = tags.map(([name, bytes]) =>
    Buffer.concat([Buffer.from(name, 'latin1'), whole(placeOf(bytes)), whole(bytes.length)]),
  )
  const body = Buffer.concat([whole(tags.length), ...table, ...parts])
  return Buffer.concat([header(HEADER + body.length), body])
}

/**
 * Gives a profile to `work` as a file, which sharp takes alone. It stands only so long: what is left in such
 * folders is tidied away at any time.
 */
export async function asFile<T>(profile: Buffer, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-profile-'))
  try {
    const file = path.join(folder, 'colours.icc')
    await writeFile(file, profile)
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Version 4.2, of a display, on the first day that its date can say. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x04_20_00_00, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [at, number] of [2000, 1, 1].entries()) bytes.writeUInt16BE(number, 24 + at * 2)
  bytes.write('acsp', 36, 'latin1')
  fixed(D50).copy(bytes, 68)
  return bytes
}

function element(type: string, content: Buffer): Buffer {
  const gap = Buffer.alloc((4 - (content.length % 4)) % 4)
  return Buffer.concat([Buffer.from(type, 'latin1'), whole(0), content, gap])
}

function xyz(numbers: readonly number[]): Buffer {
  return element('XYZ ', fixed(numbers))
}

/** A power alone, or the five numbers of one with a straight line in the dark. */
function parametric(numbers: readonly number[]): Buffer {
  const form = Buffer.from([0, numbers.length === 1 ? 0 : 3, 0, 0])
  return element('para', Buffer.concat([form, fixed(numbers)]))
}

/** One text, in English. */
function words(text: string): Buffer {
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  const place = [1, 12].map(whole)
  return element(
    'mluc',
    Buffer.concat([...place, Buffer.from('enUS', 'latin1'), whole(utf16.length), whole(28), utf16]),
  )
}

function whole(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}

/** s15Fixed16Number (ICC.1:2022, section 4.6). */
function fixed(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) bytes.writeInt32BE(Math.round(number * 65_536), at * 4)
  return bytes
}
