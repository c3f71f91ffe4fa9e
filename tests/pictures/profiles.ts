// Colour profiles as cameras and programs write them, with words in every place that has room for some.

import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { SECRET } from './camera.ts'

type Tag = [name: string, bytes: Buffer]

/** A profile of the second version with the colours of Adobe RGB (1998), and words in its description. */
export function adobeProfile(...more: Tag[]): Buffer {
  const curve = Buffer.from('curv\0\0\0\0\0\0\0\x01\x02\x33\0\0', 'latin1')
  const tags: Tag[] = [
    ['desc', oldDescription('Adobe RGB (1998)')],
    ['cprt', Buffer.from('text\0\0\0\0Copyright 1999 Adobe Systems\0', 'latin1')],
    ['wtpt', xyz(0xf351, 0x10000, 0x116cc)],
    ['rXYZ', xyz(0x9c18, 0x4fa5, 0x04fc)],
    ['gXYZ', xyz(0x348d, 0xa02c, 0x0f95)],
    ['bXYZ', xyz(0x2631, 0x102f, 0xbe9c)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): Tag => [name, curve]),
    ...more,
  ]
  return profileOf(tags)
}

/** Of the places that no program reads: each profile has words in one of them. */
export function profilesWithWords(): [place: string, profile: Buffer][] {
  const words = Buffer.from(SECRET, 'latin1')
  const behind = Buffer.concat([adobeProfile(), words, Buffer.alloc(2)])
  behind.writeUInt32BE(behind.length, 0)
  const header = adobeProfile()
  words.copy(header, 100)
  const model = adobeProfile()
  words.copy(model, 48, 0, 8)
  const typed = (type: string) => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), words])
  return [
    ['behind all tags', behind],
    ['in the header', header],
    ['as a model', model],
    ['in a maker of another type', adobeProfile(['dmnd', typed('data')])],
    ['in a tag of measures', adobeProfile(['meas', typed('meas')])],
    ['in a technology', adobeProfile(['tech', typed('sig ')])],
    ['in a tag of its own', adobeProfile(['Jane', typed('text')])],
    ['behind a curve', adobeProfile(['kTRC', typed('curv')])],
  ]
}

/** A PNG with this profile, its pixels as they are. */
export async function withProfile(picture: Buffer, profile: Buffer): Promise<Buffer> {
  const png = await sharp(picture, { ignoreIcc: true }).png().toBuffer()
  const body = Buffer.concat([Buffer.from('iCCPown\0\0', 'latin1'), deflateSync(profile)])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body) >>> 0, body.length + 4)
  const afterHeader = 8 + 25
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)])
}

/** With words in its parts for Unicode and for old Macintoshes. */
function oldDescription(name: string): Buffer {
  const [ascii, utf16] = [Buffer.from(`${name}\0`, 'latin1'), Buffer.from(SECRET, 'utf16le').swap16()]
  const mac = Buffer.alloc(70)
  mac.write(SECRET, 3, 'latin1')
  mac[2] = SECRET.length
  const parts = [whole(ascii.length), ascii, whole(0), whole(utf16.length / 2), utf16, mac]
  return Buffer.concat([Buffer.from('desc\0\0\0\0', 'latin1'), ...parts])
}

function profileOf(tags: readonly Tag[]): Buffer {
  const header = Buffer.alloc(128)
  header.writeUInt32BE(0x02_10_00_00, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [at, number] of [1999, 6, 3].entries()) header.writeUInt16BE(number, 24 + at * 2)
  header.write('acsp', 36, 'latin1')
  xyz(0xf6d6, 0x10000, 0xd32d).copy(header, 68, 8)
  const bodies = tags.map(([, bytes]) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]))
  let place = 128 + 4 + tags.length * 12
  const table = tags.map(([name, bytes], at) => {
    const entry = Buffer.concat([Buffer.from(name, 'latin1'), whole(place), whole(bytes.length)])
    place += bodies[at]!.length
    return entry
  })
  const profile = Buffer.concat([header, whole(tags.length), ...table, ...bodies])
  profile.writeUInt32BE(profile.length, 0)
  return profile
}

function xyz(...numbers: number[]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), ...numbers.map(whole)])
}

function whole(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}
