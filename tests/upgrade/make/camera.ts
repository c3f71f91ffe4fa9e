// A picture as a camera writes it: on its side, with the place, the device and the name of who took it.

import sharp from 'sharp'

/** 400 pixels wide and 200 high in the file, 200 wide and 400 high as it is shown. */
export async function fromCamera(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 200, channels: 3, background: '#2b5a40' } })
    .withExif({
      IFD0: { Make: 'Nikon', Model: 'Z9', Artist: 'PHOTOGRAPHER-7001' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 60 })
    .toBuffer()
}
