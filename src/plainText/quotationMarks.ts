// The signs that quote, as people type them and as fonts show them: what is quoted is another's.

/** Double marks that lean one way. Which of them opens depends on the language: `“so”`, `„so“`, `»so«`. */
const LEANING = '“”„‟«»‹›「」『』｢｣《》﹁﹂﹃﹄〝〞〟❝❞❮❯⹂🙶🙷🙸'

/** Marks that stand straight, and signs that look like them: primes, ditto and letters of phonetics. */
const STRAIGHT = '"＂″‶‴‷⁗ʺˮ˝˶״〃'

/** Every double mark, for a class of a pattern; two single ones in a row are one, too. */
export const DOUBLE_MARKS = LEANING + STRAIGHT

/** Single marks, which are apostrophes and primes as well, for a class of a pattern. */
export const SINGLE_MARKS = "'‘’‚‛`´❛❜＇′‵ʹʻʼʽˈ"

/** Those that open in most languages. */
export const OPENING_MARKS = '“«„‟‹「『｢《﹁﹃〝❝❮🙶‘‚‛❛ʻ‵'

/** Those that stand straight, single or double: their place says whether they open. */
export const STRAIGHT_MARKS = `${STRAIGHT}'\`´＇′ʹʼʽˈ`

/** Those whose place says whether they open: `“` closes in German. */
export const PLACED_MARKS = `${STRAIGHT_MARKS}“‟❝`

/** What each leaning mark that opens is closed by, the usual one first. */
export const CLOSED_BY: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”‟"',
  '‟': '”',
  '”': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '｢': '｣',
  '《': '》',
  '﹁': '﹂',
  '﹃': '﹄',
  '〝': '〞〟',
  '❝': '❞',
  '❮': '❯',
  '⹂': '“”⹂',
  '🙶': '🙷',
  '‘': '’',
  '‚': '‘’',
  '‛': '’',
}

/** Whether a straight mark between these places opens: behind a space or a bracket, and before words. */
export function opensByPlace(text: string, from: number, to: number): boolean {
  return !/[^\s\p{Ps}\p{Pi}\p{Pd}/]/u.test(text[from - 1] ?? '') && /\S/u.test(text[to] ?? '')
}
