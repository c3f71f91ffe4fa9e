// Signs that look like others (UTS 39): names and lists of words are compared by what is seen, not by what
// was typed.

import { CONFUSABLES } from './confusables.ts'

/** What each sign is taken for, by Unicode's table. */
export const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries(CONFUSABLES).flatMap(([shape, signs]) => [...signs].map((sign) => [sign, shape] as const)),
)

/**
 * Small capitals, by which the table names the shape of small Cyrillic and Greek letters, and what they are
 * capitals of.
 */
export const SMALL_CAPITALS: ReadonlyMap<string, string> = new Map(
  Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢʍĸ', (sign, index) => [sign, 'abcdefghijklmnoprstuvwyzmk'[index]!]),
)
