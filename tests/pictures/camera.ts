// Files as cameras and editors write them: each says where it was taken, with what and by whom, in all the
// ways of its format.

import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** Stands in every field of every file. */
export const SECRET = 'SERIAL-6001234'

/** The left half red, the right half blue; 80 pixels wide and 40 high, unless told otherwise. */
export async function twoHalves({ width = 80, height = 40 } = {}): Promise<Buffer> {
  const half = await sharp({ create: { width: width / 2, height, channels: 3, background: '#00f' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#f00' } })
    .composite([{ input: half, left: width / 2, top: 0 }])
    .png()
    .toBuffer()
}

export type Format = 'jpeg' | 'png' | 'webp' | 'avif'

type Options = { format: Format; orientation?: number; width?: number; height?: number }

/** A picture with a place, a device, a name and a note in it, and the Display P3 colour profile. */
export async function fromCamera({ format, orientation = 1, ...sides }: Options): Promise<Buffer> {
  const bytes = await sharp(await twoHalves(sides))
    .withIccProfile('p3')
    .withExifMerge({
      IFD0: {
        Make: 'Nikon',
        Model: 'Z9',
        Artist: SECRET,
        Copyright: SECRET,
        Orientation: String(orientation),
      },
      IFD2: { BodySerialNumber: SECRET },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
    })
    .withMetadata({ orientation })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${SECRET}</note></x:xmpmeta>`)
    .toFormat(format, { quality: 90 })
    .toBuffer()
  if (format === 'jpeg') return withSegments(bytes)
  return format === 'png' ? withText(bytes) : bytes
}

/** A comment, IPTC and a thumbnail of a phone before the picture, and what phones append after it. */
function withSegments(jpeg: Buffer): Buffer {
  const segment = (marker: number, text: string) => {
    const body = Buffer.from(text, 'latin1')
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(body.length + 2, 2)
    return Buffer.concat([head, body])
  }
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xe5, SECRET),
    segment(0xfe, SECRET),
    jpeg.subarray(2),
    Buffer.from(`trailer ${SECRET}`),
  ])
}

/** A text chunk, and bytes after the end. */
function withText(png: Buffer): Buffer {
  const body = Buffer.from(`tEXtAuthor\0${SECRET}`, 'latin1')
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body) >>> 0, body.length + 4)
  const afterHeader = 8 + 25
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader), Buffer.from(SECRET)])
}
