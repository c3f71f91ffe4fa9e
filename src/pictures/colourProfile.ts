// The colour profile of a public file is always one that we wrote. That of an upload has room for anything:
// the names of people, serial numbers, and bytes that no program reads. Layout: ICC.1:2022, section 7.

import { commonSpace, DISPLAY_P3, type Space } from './commonColours.ts'
import { writeProfile } from './writeProfile.ts'

/**
 * Tags that give the same values other colours than the primaries and curves do: tables, and the code of a
 * space.
 */
const OTHER_COLOURS = /^(?:[ABD]2[ABD]\d|cicp)$/

/** More than any program writes; a longer table takes time to read. */
const MAX_TAGS = 100

/** Where the signatures of the spaces stand: that of the values, and that of the colours. */
const SPACES_AT = { start: 16, end: 24 }
const SPACES_OF_PICTURES = 'RGB XYZ '

/** Bytes before the first tag in the table of tags, and of each tag in it. */
const HEAD = 132
const ENTRY = 12

/**
 * What the colours of a picture become: a profile of ours, and whether the picture's own one is near enough
 * to be taken there at once. The colours of any other are read as sRGB first, which cuts off what that has
 * not.
 */
export type Target = { profile: Buffer; isNear: boolean }

/** The profile that a public file gets in place of the one in the upload. */
export function targetOf(profile: Buffer): Target {
  const space = spaceOf(profile)
  return { profile: writeProfile(space ?? DISPLAY_P3), isNear: space !== null }
}

/** The common space that a profile stands for by its numbers; null where it is another, or damaged. */
export function spaceOf(profile: Buffer): Space | null {
  if (profile.length < HEAD) return null
  if (profile.toString('latin1', SPACES_AT.start, SPACES_AT.end) !== SPACES_OF_PICTURES) return null
  const count = profile.readUInt32BE(HEAD - 4)
  if (count > MAX_TAGS || profile.length < HEAD + count * ENTRY) return null
  const tags = new Map<string, Buffer>()
  for (let at = HEAD; at < HEAD + count * ENTRY; at += ENTRY) {
    const tag = profile.toString('latin1', at, at + 4)
    if (OTHER_COLOURS.test(tag) || tags.has(tag)) return null
    const start = profile.readUInt32BE(at + 4)
    tags.set(tag, profile.subarray(start, start + profile.readUInt32BE(at + 8)))
  }
  return commonSpace(tags)
}
