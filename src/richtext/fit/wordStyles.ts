// Paragraphs of Word that are titles and quotations by the name of their style; its headings are headings of
// HTML.

import type { PastedElement } from './pasted.ts'

/** The ends are of neighbours in one style. The names are the same in every language of Word. */
const STYLE = /(?:^|\s)Mso(Title|Quote|IntenseQuote)(?:CxSp(?:First|Middle|Last))?(?:\s|$)/i

/** The tag that an element means. */
export function tagOf({ tag, attributes }: PastedElement): string {
  if (tag !== 'p') return tag
  const style = STYLE.exec(attributes['class'] ?? '')?.[1]?.toLowerCase()
  if (style === undefined) return tag
  return style === 'title' ? 'h1' : 'blockquote'
}
