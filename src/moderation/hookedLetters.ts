// Latin letters with hooks, bars, curls and tails, which no decomposition takes from them: those that Unicode
// names as a letter “with” something.

const LETTERS: Readonly<Record<string, string>> = {
  a: 'Ⱥᶏⱥ',
  b: 'ƀƁƂƃɃɓᵬᶀꞖꞗ',
  c: 'ƇƈȻȼɕꞒꞓꞔꟄ𝼝',
  d: 'ĐđƊƋƌȡɖɗᵭᶁᶑꟇꟈ',
  e: 'Ɇɇᶒⱸꬴ',
  f: 'ƑƒᵮᶂꞘꞙ',
  g: 'ƓǤǥɠᶃꞠꞡ',
  h: 'ĦħɦⱧⱨꞕꞪ',
  i: 'Ɨɨᶖ𝼚',
  j: 'ɈɉʝꞲ',
  k: 'ƘƙᶄⱩⱪꝀꝁꝂꝃꝄꝅꞢꞣ',
  l: 'ŁłƚȴȽɫɬɭᶅⱠⱡⱢꝈꝉꞎꞭꬷꬸꬹ𝼑𝼓',
  m: 'ɱᵯᶆⱮꬺ',
  n: 'ƝƞȠȵɲɳᵰᶇꞐꞑꞤꞥꬻ',
  o: 'ØøƟⱺꝊꝋꝌꝍ𝼛',
  p: 'ƤƥᵱᵽᶈⱣꝐꝑꝒꝓꝔꝕ',
  q: 'ɋʠꝖꝗꝘꝙ',
  r: 'ɌɍɼɽɾᵲᵳᶉⱤꞦꞧꭉ𝼖',
  s: 'ȿʂᵴᶊⱾꞨꞩꟅꟉꟊ𝼞',
  t: 'ŦŧƫƬƭƮȶȾʈᵵⱦ𝼉',
  u: 'ᶙꞸꞹꭎꭒ',
  v: 'ƲʋᶌⱱⱴꝞꝟ',
  w: 'Ⱳⱳ',
  x: 'ᶍꭖꭗꭘꭙ',
  y: 'ƳƴɎɏỾỿꭚ',
  z: 'ƵƶȤȥɀʐʑᵶᶎⱫⱬⱿꟆ',
}

/** The plain letter of each, in small. */
export const HOOKED_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(LETTERS).flatMap(([plain, signs]) => [...signs].map((sign) => [sign, plain] as const)),
)
