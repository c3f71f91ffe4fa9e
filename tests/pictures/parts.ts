// A second reader of pictures: which parts a file is made of, and where it ends, by the words of its format
// alone.

/** The parts of a file in their order; `rest` is how many bytes stand after its end. */
export type Parts = { names: string[]; rest: number }

export function partsOf(bytes: Buffer): Parts {
  if (bytes[0] === 0xff) return ofJpeg(bytes)
  if (bytes[0] === 0x89) return ofPng(bytes)
  return bytes.toString('latin1', 0, 4) === 'RIFF' ? ofWebp(bytes) : ofAvif(bytes)
}

/** Markers until the picture data (ITU T.81, annex B), with the first word of application segments. */
function ofJpeg(bytes: Buffer): Parts {
  const names: string[] = []
  let at = 2
  for (; bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!
    if (marker >= 0xe0 && marker <= 0xef)
      names.push(`APP${marker - 0xe0} ${bytes.toString('latin1', at + 4, at + 4 + 11).split('\0')[0]}`)
    else if (marker === 0xfe) names.push('COM')
  }
  const end = bytes.indexOf(Buffer.from([0xff, 0xd9]), at)
  return { names, rest: bytes.length - end - 2 }
}

/** Chunks (ISO/IEC 15948, clause 5). */
function ofPng(bytes: Buffer): Parts {
  const names: string[] = []
  let at = 8
  while (at < bytes.length && names.at(-1) !== 'IEND') {
    names.push(bytes.toString('latin1', at + 4, at + 8))
    at += 12 + bytes.readUInt32BE(at)
  }
  return { names, rest: bytes.length - at }
}

/** Chunks (RFC 9649, section 2.3). */
function ofWebp(bytes: Buffer): Parts {
  const names: string[] = []
  const end = 8 + bytes.readUInt32LE(4)
  for (let at = 12; at < end; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2))
    names.push(bytes.toString('latin1', at, at + 4))
  return { names, rest: bytes.length - end }
}

/** Boxes, and the kinds of items that the file says it has (ISO/IEC 23008-12). */
function ofAvif(bytes: Buffer): Parts {
  const names: string[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    names.push(bytes.toString('latin1', at + 4, at + 8))
    at += bytes.readUInt32BE(at) || bytes.length - at
  }
  const text = bytes.toString('latin1')
  for (const kind of ['Exif', 'mime']) if (text.includes(`infe`) && text.includes(kind)) names.push(kind)
  return { names, rest: bytes.length - at }
}
