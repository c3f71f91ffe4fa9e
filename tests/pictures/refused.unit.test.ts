// Which files are not taken, and how many at a time.

import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { decodingCost, DECODING_BUDGET } from '#src/pictures/cost.ts'
import { wordsInPng } from '#src/pictures/pngWords.ts'
import { makePublicCopy } from '#src/pictures/publicCopy.ts'
import { inPictureTurn } from '#src/pictures/turn.ts'
import { fromCamera } from './camera.ts'

describe('what is refused with 400 and what to change', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a cut-off %s', async (format) => {
    const whole = await fromCamera({ format, width: 1200, height: 900 })
    await expect(makePublicCopy(whole.subarray(0, Math.floor(whole.length * 0.5)))).rejects.toMatchObject({
      status: 400,
      message: 'The picture is damaged or cut off. Save it again from its source and upload that.',
    })
  })

  test('a file that only begins like an image', async () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5_000, 7)])
    await expect(makePublicCopy(jpeg)).rejects.toMatchObject({ status: 400, message: /damaged or cut off/ })
  })

  test.each([
    ['mostly words', 2 * 1024 * 1024, 1],
    ['mostly empty words', 0, 100_000],
  ])('a PNG that is %s', async (_, length, times) => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#f00' } })
      .png()
      .toBuffer()
    const textChunk = Buffer.concat(Array(times).fill(chunk('tEXt', Buffer.alloc(length, 'a'))))
    const wordy = Buffer.concat([png.subarray(0, 33), textChunk, png.subarray(33)]) // behind its header
    expect(wordsInPng(wordy)).toBe(textChunk.length)
    await expect(makePublicCopy(wordy)).rejects.toMatchObject({
      status: 400,
      message: /more than 1 MB of words/,
    })
    expect(wordsInPng(png)).toBe(0)
    expect(wordsInPng(Buffer.concat([png, textChunk]))).toBe(0) // behind its end nothing is read
  })

  test('a bomb, by its header alone', async () => {
    await expect(makePublicCopy(pngSaying({ width: 20_000, height: 20_000 }))).rejects.toMatchObject({
      status: 400,
      message: 'The picture has more than 50 million pixels. Save a smaller version and upload that.',
    })
  })

  test.each([
    [1, 40_000_000],
    [40_000_000, 1],
  ])('one of %i by %i, whose rows cost their own time', async (width, height) => {
    await expect(makePublicCopy(pngSaying({ width, height }))).rejects.toMatchObject({
      status: 400,
      message:
        'The picture is longer than 30,000 pixels on one side. Save a smaller version and upload that.',
    })
  })

  test('an animation whose frames together are too many', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f', '#ff0'].map((background) =>
        sharp({ create: { width: 4000, height: 4000, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const animation = await sharp(frames, { join: { animated: true } })
      .webp({ effort: 0 })
      .toBuffer()
    await expect(makePublicCopy(animation)).rejects.toMatchObject({ message: /more than 50 million pixels/ })
  })

  test('a picture that must be held whole and is too much for that', async () => {
    await expect(
      makePublicCopy(pngSaying({ width: 7_000, height: 7_000, depth: 16, isInterlaced: true })),
    ).rejects.toMatchObject({ status: 400, message: /too much memory.*neither progressive nor interlaced/ })
  })
})

test('49 megapixels of a plain JPEG or PNG are within the budget; what must be held whole counts in full', () => {
  const pixels = 49_000_000
  const cost = (header: object) => decodingCost({ format: 'png', depth: 'uchar', pixels, ...header } as never)
  expect(cost({ channels: 4, isProgressive: false })).toBe(0)
  expect(cost({ channels: 3, isProgressive: true })).toBeLessThan(DECODING_BUDGET)
  expect(cost({ channels: 4, isProgressive: true, depth: 'ushort' })).toBeGreaterThan(DECODING_BUDGET)
  expect(cost({ format: 'jpeg', channels: 3, isProgressive: false })).toBe(0)
  expect(cost({ format: 'jpeg', channels: 3, isProgressive: true, chromaSubsampling: '4:2:0' })).toBeLessThan(
    DECODING_BUDGET,
  )
  expect(
    cost({ format: 'jpeg', channels: 3, isProgressive: true, chromaSubsampling: '4:4:4' }),
  ).toBeGreaterThan(DECODING_BUDGET)
  expect(cost({ format: 'heif', channels: 3 })).toBeGreaterThan(DECODING_BUDGET)
})

test('pictures are decoded one at a time; six wait, and the next is told to come again', async () => {
  let running = 0
  let most = 0
  const ends: (() => void)[] = []
  const work = () =>
    inPictureTurn(async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running -= 1
    })
  const all = Array.from({ length: 7 }, work)
  await Promise.resolve()
  await expect(work()).rejects.toMatchObject({ status: 503, message: /Upload this one again in a minute/ })
  for (let left = all.length; left > 0; left -= 1) {
    while (ends.length === 0) await new Promise((resolve) => setImmediate(resolve))
    ends.shift()!()
  }
  await Promise.all(all)
  expect(most).toBe(1)
  await expect(inPictureTurn(async () => 'free again')).resolves.toBe('free again')
})

type Claim = { width: number; height: number; depth?: 8 | 16; isInterlaced?: boolean }

/** A small PNG whose header claims these sides. */
function pngSaying({ width, height, depth = 8, isInterlaced = false }: Claim): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, 2, 0, 0, isInterlaced ? 1 : 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body) >>> 0, body.length + 4)
  return whole
}
