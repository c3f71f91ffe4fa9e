// The signs that quote, as people type them and as fonts show them: what is quoted is another's.

/** Double marks that lean one way. Which of them opens depends on the language: `“so”`, `„so“`, `»so«`. */
const LEANING = '“”„‟«»‹›「」『』｢｣《》〈〉⟨⟩⟪⟫≪≫⋘⋙⪡⪢❬❭❮❯❰❱˂˃﹁﹂﹃﹄〝〞〟❝❞❠⹂🙶🙷🙸'

/** Marks that stand straight, and what looks like them: primes, ditto, accents and letters of phonetics. */
const STRAIGHT = '"＂″‶‴‷⁗ʺˮ˝˵˶״〃゛¨῍῎῝῞᳓\u030E'

/** Every double mark, for a class of a pattern; two single ones in a row are one, too. */
export const DOUBLE_MARKS = LEANING + STRAIGHT

/** Two signs that are typed for a mark that a keyboard does not have, for a pattern. */
export const TYPED_MARKS = '<<|>>|,,'

/** Single signs that are apostrophes of some languages, and letters of others. */
const LETTERS = 'ʹʻʼʽʾʿˈˊˋՙߴߵꞋꞌ'

/** Those that stand straight, or look like it: primes and accents. */
const SINGLE_STRAIGHT = "'`´＇｀′˴΄᾽᾿῾\u1FEF\u1FFD՚՝׳"

/** Single marks, which are apostrophes and primes as well, for a class of a pattern. */
export const SINGLE_MARKS = `‘’‚‛❛❜❟‵${SINGLE_STRAIGHT}${LETTERS}`

/** Those of them that quote by themselves: of the letters, only two in a row do. */
export const SINGLE_QUOTING = `‘’‚‛❛❜❟‵${SINGLE_STRAIGHT}`

/** Those that open in most languages. */
export const OPENING_MARKS = '“«„‟‹「『｢《〈⟨⟪≪⋘⪡❬❮❰˂﹁﹃〝❝❠🙶‘‚‛❛❟ʻ‵<<,,'

/** Those that stand straight, single or double: their place says whether they open. */
export const STRAIGHT_MARKS = `${STRAIGHT}${SINGLE_STRAIGHT}${LETTERS.replace('ʻ', '')}`

/** Those whose place says whether they open: `“` closes in German. */
export const PLACED_MARKS = `${STRAIGHT_MARKS}“‟❝❟❠<<,,`

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
  '〈': '〉',
  '⟨': '⟩',
  '⟪': '⟫',
  '≪': '≫',
  '≫': '≪≫',
  '⋘': '⋙',
  '⪡': '⪢',
  '❬': '❭',
  '❰': '❱',
  '˂': '˃',
  '<<': '>>',
  '>>': '<<>>',
  ',,': `“”''`,
  '﹁': '﹂',
  '﹃': '﹄',
  '〝': '〞〟',
  '❝': '❞',
  '❮': '❯',
  '❠': '❝❞❠',
  '⹂': '“”⹂',
  '🙶': '🙷',
  '‘': '’',
  '‚': '‘’',
  '‛': '’',
  '❛': '❜',
  '❟': '❛❜❟',
  '‵': '′',
}

/** In a Hebrew acronym, or between two numbers, a mark quotes nothing: `צה״ל`, `5 ≪ 9`. */
export function isWithinWords(text: string, from: number, to: number): boolean {
  const [before, after] = [text.slice(Math.max(0, from - 2), from), text.slice(to, to + 2)]
  if (/[≪≫⋘⋙<>]/.test(text[from] ?? '')) return /\p{N}\s?$/u.test(before) && /^\s?\p{N}/u.test(after)
  return /\p{Script=Hebrew}$/u.test(before) && /^\p{Script=Hebrew}/u.test(after)
}

/** Whether a straight mark between these places opens: behind a space or a bracket, and before words. */
export function opensByPlace(text: string, from: number, to: number): boolean {
  return !/[^\s\p{Ps}\p{Pi}\p{Pd}/]/u.test(text[from - 1] ?? '') && /\S/u.test(text[to] ?? '')
}
