// Words that say a number, or which of several.

const CARDINALS =
  'zero nought nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion quadrillion lakh crore dozen score'

const ORDINALS =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth billionth'

const MULTIPLES = 'doubl tripl trebl quadrupl quintupl halv'

const OTHERS =
  'first firstly last second seconds secondly next half halves once twice thrice single both pair pairs couple quarter quarters quarterly'

const WORDS = new Set(
  [
    ...CARDINALS.split(' ').flatMap((word) => [word, `${word}s`, `${word}fold`]),
    ...ORDINALS.split(' ').flatMap((word) => [word, `${word}s`, `${word}ly`]),
    ...MULTIPLES.split(' ').flatMap((stem) => ['e', 'es', 'ed', 'ing'].map((end) => stem + end)),
    ...OTHERS.split(' '),
    'sixes',
    'twenties thirties forties fifties sixties seventies eighties nineties'.split(' '),
  ].flat(),
)

/** Whether a word says a number: `zero`, `hundreds`, `tenth`, `doubled`, `last`, `IV`. */
export function isNumberWord(word: string): boolean {
  return WORDS.has(word.toLowerCase()) || /^(?:[IVX]{2,8}|[VX])$/.test(word)
}
