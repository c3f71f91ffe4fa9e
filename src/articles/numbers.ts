// The numbers of a text, as far as their writing says what they mean: sign, currency, magnitude and percent come along.

const WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|halves|third|quarter|double|triple|twice'

const MAGNITUDES =
  '%|‰|per ?cent|percentage points?|basis points?|bps?|thousand|million|billion|trillion|k|m|mn|bn|tn'

/** Digits with their grouping and decimals. A minus counts where no word or number ends before it. */
const NUMBER = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])[-−]\\s?)?(?:\\p{Sc}\\s?)?\\p{Nd}(?:[\\p{Nd}.,'’]*\\p{Nd})?(?:\\s?(?:${MAGNITUDES})(?![\\p{L}\\p{N}]))?` +
    `|(?<![\\p{L}\\p{N}])(?:${WORDS})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** The numbers of a text in their order, written so that the same number in another style is the same: `9,800` and `9800`. */
export function numbersIn(text: string): string[] {
  const grouped = text.replace(/(?<=\p{Nd})[\u00A0\u202F](?=\p{Nd}{3}(?!\p{Nd}))/gu, ',')
  return (grouped.normalize('NFKC').match(NUMBER) ?? []).map(plainNumber)
}

function plainNumber(number: string): string {
  return number
    .toLowerCase()
    .replace('−', '-')
    .replace(/\s+/gu, '')
    .replace(/(?<=\p{Nd})[,'’](?=\p{Nd}{3}(?!\p{Nd}))/gu, '')
}
