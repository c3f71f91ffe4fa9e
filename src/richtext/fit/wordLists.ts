// Lists as Word and Outlook write them: paragraphs whose style names the list and the level, with the bullet
// as words before it.

import type { Point } from './lists.ts'
import { charactersOf, findElement, styleOf, type PastedElement } from './pasted.ts'

/** What a paragraph of Word is as a point, and which list it belongs to; null for any other paragraph. */
export type WordPoint = Omit<Point, 'line'> & { list: string; isLettered: boolean }

export function wordPointOf(paragraph: PastedElement): WordPoint | null {
  const [, list, level] = /\b(l\d+) level(\d+)/.exec(styleOf(paragraph).get('mso-list') ?? '') ?? []
  if (list === undefined) return null
  const marker = findElement(paragraph, isListMarker)
  const mark = marker ? charactersOf(marker).replace(/[\s\u00a0]+/g, '') : ''
  const number = /^[([]?(\d+)(?:\.\d+)*[.)\]]?$/.exec(mark)?.[1]
  const isLettered = /^[([]?[a-z]{1,5}[.)\]]$/i.test(mark)
  return {
    list,
    level: Number(level),
    isOrdered: number !== undefined || isLettered,
    start: number === undefined ? 1 : Number(number),
    isLettered,
  }
}

/** The bullet or number that Word writes for programs without lists. */
export function isListMarker(element: PastedElement): boolean {
  return styleOf(element).get('mso-list') === 'ignore'
}

/** The ends are of neighbours in one style. The names are the same in every language of Word. */
const STYLE = /(?:^|\s)Mso(Title|Quote|IntenseQuote)(?:CxSp(?:First|Middle|Last))?(?:\s|$)/i

/** The tag that an element means. */
export function tagOf({ tag, attributes }: PastedElement): string {
  if (tag !== 'p') return tag
  const style = STYLE.exec(attributes['class'] ?? '')?.[1]?.toLowerCase()
  if (style === undefined) return tag
  return style === 'title' ? 'h1' : 'blockquote'
}
