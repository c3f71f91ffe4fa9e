// Signs of numbers that Markdown takes for its own where they begin a line: `- 3% yesterday`, `>5% growth`,
// `# 1`. Escaped, they stay as they were typed.

/** How a number begins, blanks before it: perhaps a sign of size or money before its first digit. */
const NUMBER = String.raw`[ \t]*(?:[=~≈][ \t]*)?[-+−]?(?:[A-Z]{0,3}\p{Sc}[ \t]*)?[.,]?\p{Nd}`
/**
 * The beginning of a line with a sign that Markdown reads: behind marks of a quotation, up to the sign
 * itself.
 */
const AT_LINE = new RegExp(
  String.raw`^([ ]{0,3}(?:>[ ]?(?!${NUMBER}))*[ ]{0,3})([-+](?=[ \t])|>|#{1,6}(?=[ \t]))(.*)$`,
  'u',
)
const BEGINS_WITH_NUMBER = new RegExp(`^${NUMBER}`, 'u')
const FENCE = /^[ ]{0,3}(?:>[ ]?)*[ ]{0,3}(`{3,}|~{3,})/

/**
 * The source with those signs escaped. A list or a quotation in which a line begins with a word is one,
 * whatever its other lines hold.
 */
export function keepNumberSigns(source: string): string {
  const lines = source.split('\n')
  const blocks: string[][] = []
  let fence: string | null = null
  let isOpen = false
  for (const line of lines) {
    const mark = FENCE.exec(line)?.[1]
    const isCode = fence !== null || mark !== undefined
    if (fence === null) fence = mark ?? null
    else if (mark && mark[0] === fence[0] && mark.length >= fence.length) fence = null
    if (isCode) blocks.push([line])
    else if (isOpen && line.trim() !== '') blocks.at(-1)!.push(line)
    else blocks.push(['', line])
    isOpen = !isCode && line.trim() !== ''
  }
  return blocks.flatMap(([first, ...rest]) => (rest.length === 0 ? [first!] : blockOf(rest))).join('\n')
}

/** Lines without an empty one between them. */
function blockOf(lines: readonly string[]): string[] {
  const begun = lines.map((line) => AT_LINE.exec(line))
  const ofWords = new Set(
    begun.flatMap((found) => (found && !BEGINS_WITH_NUMBER.test(found[3]!) ? [found[2]!] : [])),
  )
  return lines.map((line, at) => {
    const found = begun[at]
    const [, before = '', sign = '', rest = ''] = found ?? []
    const isSign = found && !ofWords.has(sign) && BEGINS_WITH_NUMBER.test(rest)
    return isSign ? `${before}\\${sign}${rest}` : line
  })
}
