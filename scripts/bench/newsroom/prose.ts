// Made-up prose: a few words come often and most seldom, as in any language (Zipf's law), so that search has
// real work.

import type { Chance } from './chance.ts'

const TRADE = (
  'price supply demand copper oil gas nickel lithium market spread curve inventory tariff ' +
  'quota export smelter refinery futures hedge freight premium discount contract mine ' +
  'output policy carbon steel iron wheat'
).split(' ')
const SYLLABLES = (
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bran cel dor fen gal hin ' +
  'jor kel lum mor nel por quin ras sel tor ven wil'
).split(' ')
const VOCABULARY = 5_000

export type Prose = { words(count: number): string; sentence(): string; paragraph(sentences: number): string }

/** A writer who draws on `chance`. */
export function proseOf(chance: Chance): Prose {
  const vocabulary = [...TRADE, ...rareWords()]
  const word = () => vocabulary[Math.floor(VOCABULARY ** chance.next()) - 1] ?? vocabulary[0]!
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const sentence = () => `${capital(words(8 + chance.below(10)))}.`
  return { words, sentence, paragraph: (sentences) => Array.from({ length: sentences }, sentence).join(' ') }
}

/** The n-th rare word is always the same. */
function rareWords(): string[] {
  const base = SYLLABLES.length
  return Array.from(
    { length: VOCABULARY - TRADE.length },
    (_, n) =>
      SYLLABLES[n % base]! +
      SYLLABLES[Math.floor(n / base) % base]! +
      SYLLABLES[Math.floor(n / base / base) % base]!,
  )
}

/** The first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
