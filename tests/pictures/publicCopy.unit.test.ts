// What readers get of a picture: its pixels as they are shown, its colours, and nothing else of the file.

import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { spaceOf } from '#src/pictures/colourProfile.ts'
import { COMMON_SPACES } from '#src/pictures/commonColours.ts'
import { makeBareCopy, makePublicCopy } from '#src/pictures/publicCopy.ts'
import { asFile, writeProfile } from '#src/pictures/writeProfile.ts'
import { type Format, fromCamera, SECRET, twoHalves } from './camera.ts'
import { partsOf } from './parts.ts'
import { adobeProfile, profilesWithWords, withProfile } from './profiles.ts'

const FORMATS: Format[] = ['jpeg', 'png', 'webp', 'avif']

/** Parts that say how pixels are read, and no more. */
const HARMLESS =
  /^(?:APP0 JFIF|APP2 ICC_PROFILE|APP14 Adobe|IHDR|PLTE|tRNS|iCCP|sRGB|cICP|gAMA|cHRM|pHYs|sBIT|bKGD|IDAT|IEND|VP8 |VP8L|VP8X|ICCP|ALPH|ANIM|ANMF|ftyp|meta|mdat)$/

describe.each(FORMATS)('%s', (format) => {
  test('a copy has no place, device, name or note, and nothing after its end', async () => {
    const original = await fromCamera({ format })
    expect(original.includes(SECRET)).toBe(true)
    expect(partsOf(original).names.every((name) => HARMLESS.test(name))).toBe(false)
    expect((await sharp(original).metadata()).exif).toBeDefined()
    const { sizes, ...copy } = await makePublicCopy(await fromCamera({ format, width: 2400, height: 1200 }))
    const files = [copy, ...Object.values(sizes)]
    expect(Object.keys(sizes)).toEqual(['thumb', 'card', 'wide', 'full', 'og'])
    for (const { bytes } of [...files, await makeBareCopy(original)]) {
      const { names, rest } = partsOf(bytes)
      expect(names.filter((name) => !HARMLESS.test(name))).toEqual([])
      expect(rest).toBe(0)
      expect(bytes.includes(SECRET)).toBe(false)
      const { exif, xmp, iptc, comments } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, comments }).toEqual({})
    }
  })

  test('the colours are kept, with a profile of ours for their space', async () => {
    const original = await fromCamera({ format, width: 800, height: 400 })
    const copy = await makePublicCopy(original)
    for (const { bytes } of [copy, copy.sizes.card!]) {
      expect(await nameOfSpace(bytes)).toBe(await nameOfSpace(original))
      expect(near(await pixel(bytes, 10, 10), await pixel(original, 10, 10))).toBe(true)
    }
  })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'orientation %i: sides, pixels and sizes are of the picture as shown',
  async (orientation) => {
    const original = await fromCamera({ format: 'jpeg', orientation, width: 800, height: 400 })
    const copy = await makePublicCopy(original)
    const isOnItsSide = orientation >= 5
    expect([copy.width, copy.height]).toEqual(isOnItsSide ? [400, 800] : [800, 400])
    const shown = await sharp(original).autoOrient().keepIccProfile().png().toBuffer()
    const corners = [
      [5, 5],
      [copy.width - 5, 5],
      [5, copy.height - 5],
    ] as const
    for (const [x, y] of corners)
      expect(near(await pixel(copy.bytes, x, y), await pixel(shown, x, y))).toBe(true)
    const { thumb } = copy.sizes
    expect([thumb!.width, thumb!.height]).toEqual(isOnItsSide ? [320, 640] : [320, 160])
    expect(await sharp(copy.bytes).metadata()).toMatchObject({ width: copy.width, height: copy.height })
  },
)

test('a size wider than the picture is not made, and the picture in its own width is', async () => {
  const { sizes } = await makePublicCopy(await fromCamera({ format: 'png', width: 400, height: 200 }))
  expect(Object.entries(sizes).map(([name, { width }]) => [name, width])).toEqual([
    ['thumb', 320],
    ['full', 400],
  ])
})

test('a very large picture is copied smaller, in its own proportions', async () => {
  const { width, height } = await makePublicCopy(
    await sharp(await twoHalves({ width: 6000, height: 3000 }))
      .png()
      .toBuffer(),
  )
  expect([width, height]).toEqual([3840, 1920])
})

test('a colour profile that bears a name gives its colours and not its words', async () => {
  const plain = await sharp(await twoHalves())
    .withIccProfile('p3')
    .png()
    .toBuffer()
  const profile = Buffer.from((await sharp(plain).metadata()).icc!)
  const place = profile.indexOf(Buffer.from('\0C\0C\x000', 'latin1'))
  Buffer.from('\0J\0a\0n', 'latin1').copy(profile, place) // in place of the copyright
  const folder = await mkdtemp(path.join(tmpdir(), 'profile-'))
  await writeFile(path.join(folder, 'own.icc'), profile)
  const original = await sharp(plain).withIccProfile(path.join(folder, 'own.icc')).png().toBuffer()
  expect((await sharp(original).metadata()).icc!.includes('\0J\0a\0n')).toBe(true)
  const copy = await makePublicCopy(original)
  for (const { bytes } of [copy, ...Object.values(copy.sizes)]) {
    expect((await sharp(bytes).metadata()).icc?.includes('\0J\0a\0n')).toBe(false)
    expect(near(await pixel(bytes, 5, 5), [234, 51, 34])).toBe(true) // the red of sRGB, in Display P3
  }
})

test.each(profilesWithWords())('words %s of a profile reach nobody, and its colours do', async (_, own) => {
  const original = await withProfile(await twoHalves({ width: 400, height: 200 }), own)
  expect(Buffer.from((await sharp(original).metadata()).icc!)).toEqual(own)
  const copy = await makePublicCopy(original)
  const plain = await makePublicCopy(
    await withProfile(await twoHalves({ width: 400, height: 200 }), adobeProfile()),
  )
  for (const [at, { bytes }] of [copy, ...Object.values(copy.sizes)].entries()) {
    const { icc } = await sharp(bytes).metadata()
    expect([SECRET, SECRET.slice(0, 8)].some((words) => icc!.includes(words))).toBe(false)
    expect(icc!.includes(Buffer.from(SECRET, 'utf16le').swap16())).toBe(false)
    // The file of one without those words is the same: nothing of them is left in any form.
    expect(bytes.equals([plain, ...Object.values(plain.sizes)][at]!.bytes)).toBe(true)
  }
})

test('every colour of a common space is shown as it was', async () => {
  const values = [0, 8, 16, 40, 90, 150, 210, 255]
  const colours = values.flatMap((red) => values.flatMap((green) => values.map((blue) => [red, green, blue])))
  const chart = await sharp(Buffer.from(colours.flat()), { raw: { width: 32, height: 16, channels: 3 } })
    .png()
    .toBuffer()
  const profiles = await Promise.all(
    (['srgb', 'p3'] as const).map(async (name) => {
      const made = await sharp(chart).withIccProfile(name).png().toBuffer()
      return (await sharp(made).metadata()).icc!
    }),
  )
  for (const own of [adobeProfile(), ...profiles, ...COMMON_SPACES.map(writeProfile)]) {
    const original = await withProfile(chart, own)
    const { bytes } = await makePublicCopy(original)
    expect(await nameOfSpace(bytes)).toBe(spaceOf(own)!.name)
    const [before, after] = [await shownColours(original), await shownColours(bytes)]
    const most = Math.max(...after.map((value, at) => Math.abs(value - before[at]!)))
    expect(most).toBeLessThanOrEqual(2) // sharp's own P3 makes 0 of a number below it
  }
})

test('a picture of greys keeps them', async () => {
  const grey = await sharp(Buffer.from([0, 64, 128, 255]), { raw: { width: 4, height: 1, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  const { bytes } = await makePublicCopy(grey)
  expect((await pixels(bytes)).filter((_, at) => at % 3 === 0)).toEqual([0, 64, 128, 255])
})

test.each(['srgb', 'p3'] as const)(
  'a profile that calls itself %s and means other colours is not taken for it',
  async (name) => {
    const plain = await sharp(await twoHalves())
      .withIccProfile(name)
      .png()
      .toBuffer()
    const own = (await sharp(plain).metadata()).icc!
    expect(spaceOf(own)).not.toBeNull()
    const count = own.readUInt32BE(128)
    for (let at = 132; at < 132 + count * 12; at += 12) {
      const [tag, start] = [own.toString('latin1', at, at + 4), own.readUInt32BE(at + 4)]
      if (!/^(?:[rgb](?:XYZ|TRC))$/.test(tag)) continue
      const other = Buffer.from(own)
      if (tag.endsWith('XYZ')) other.writeInt32BE(65_536, start + 8)
      else if (other.toString('latin1', start, start + 4) === 'para')
        other.writeInt32BE(4 * 65_536, start + 12)
      else other.writeUInt16BE(0xffff, start + 12 + 2 * Math.floor(other.readUInt32BE(start + 8) / 3))
      expect([tag, spaceOf(other)]).toEqual([tag, null])
    }
  },
)

test('nor one that is right at the ends of its table alone, or wrong in the dark', async () => {
  const plain = await sharp(await twoHalves())
    .withIccProfile('srgb')
    .png()
    .toBuffer()
  const own = (await sharp(plain).metadata()).icc!
  const withTable = (entries: number[]) => {
    const table = Buffer.alloc(12 + entries.length * 2)
    table.write('curv', 'latin1')
    table.writeUInt32BE(entries.length, 8)
    for (const [at, entry] of entries.entries()) table.writeUInt16BE(Math.round(entry * 65_535), 12 + at * 2)
    const other = Buffer.concat([own, table])
    for (let at = 132; at < 132 + own.readUInt32BE(128) * 12; at += 12) {
      if (!/^[rgb]TRC$/.test(own.toString('latin1', at, at + 4))) continue
      other.writeUInt32BE(own.length, at + 4)
      other.writeUInt32BE(table.length, at + 8)
    }
    return spaceOf(other) !== null
  }
  const srgb = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const values = Array.from({ length: 256 }, (_, at) => srgb(at / 255))
  expect(withTable(values)).toBe(true)
  expect(withTable([0, 1])).toBe(false)
  expect(withTable(values.map((light, at) => (at < 38 ? 0 : light)))).toBe(false)
  expect(withTable(values.map((light, at) => (at > 23 && at < 38 ? light + 0.019 : light)))).toBe(false)
})

test.each(['png', 'webp', 'avif'] as const)(
  'what a transparent %s shows is the same on every page: it stands on white',
  async (format) => {
    const original = await sharp({
      create: { width: 1400, height: 700, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .toFormat(format)
      .toBuffer()
    const copy = await makePublicCopy(original)
    for (const { bytes } of [copy, ...Object.values(copy.sizes)]) {
      expect(near(await pixel(bytes, 10, 10), [255, 255, 255])).toBe(true)
      expect((await sharp(bytes).metadata()).hasAlpha).toBe(false)
    }
  },
)

test('a CMYK picture becomes one that every browser shows', async () => {
  const cmyk = await sharp(await twoHalves())
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .jpeg()
    .toBuffer()
  const { bytes } = await makePublicCopy(cmyk)
  expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
})

test('an animation is not taken; one that readers have stays one', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0', '#00f'].map((background) =>
      sharp({ create: { width: 400, height: 300, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const animation = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
  await expect(makePublicCopy(animation)).rejects.toMatchObject({ message: /The picture moves/ })
  const { bytes, height } = await makeBareCopy(animation)
  expect(height).toBe(300)
  expect((await sharp(bytes).metadata()).pages).toBe(3)
})

test('a PNG that moves is not taken either, and its sentence says why', async () => {
  const still = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  const frames = Buffer.from('acTL\0\0\0\x02\0\0\0\0', 'latin1')
  const ends = Buffer.alloc(4)
  ends.writeUInt32BE(crc32(frames))
  const header = 33
  const moving = Buffer.concat([
    still.subarray(0, header),
    Buffer.from([0, 0, 0, 8]),
    frames,
    ends,
    still.subarray(header),
  ])
  await expect(makePublicCopy(moving)).rejects.toMatchObject({ message: /The picture moves/ })
})

/** What the profile of a file calls itself. */
async function nameOfSpace(bytes: Buffer): Promise<string | undefined> {
  const { icc } = await sharp(bytes).metadata()
  return icc && spaceOf(icc)?.name
}

/** What a program shows that heeds profiles, in a space that has all colours of the others. */
async function shownColours(bytes: Buffer): Promise<number[]> {
  const wide = COMMON_SPACES.find(({ name }) => name === 'ProPhoto RGB')!
  const shown = await asFile(writeProfile(wide), (file) =>
    sharp(bytes, { ignoreIcc: true }).withIccProfile(file).png().toBuffer(),
  )
  return pixels(shown)
}

async function pixels(bytes: Buffer): Promise<number[]> {
  return [...(await sharp(bytes, { ignoreIcc: true }).removeAlpha().raw().toBuffer())]
}

async function pixel(bytes: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(bytes, { ignoreIcc: true })
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

/** As much as lossy formats change a colour. */
function near(one: number[], other: number[]): boolean {
  return one.every((value, at) => Math.abs(value - other[at]!) <= 8)
}
