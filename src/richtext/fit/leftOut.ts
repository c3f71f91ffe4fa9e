// Elements of a pasted page that have no place in a text.

import type { Style } from './css.ts'
import { isHidden } from './hidden.ts'
import { isStruck } from './looks.ts'
import type { PasteNotes } from './notes.ts'
import { charactersOf, type PastedElement } from './pasted.ts'
import { MEDIA } from './tags.ts'
import { isListMarker } from './wordLists.ts'

/** Whether an element has no place in a text; it is told where somebody would miss it. */
export function isLeftOut(element: PastedElement, style: Style, notes: PasteNotes): boolean {
  const leave = (kind: 'comment' | 'hidden' | 'deleted' | 'struck'): true => {
    const words = charactersOf(element)
    if (words.trim() !== '') notes.add(kind, words)
    return true
  }
  const kind = style.get('mso-element') ?? ''
  const name = element.attributes['class'] ?? ''
  if (isListMarker(element)) return true
  if (kind === 'comment-list' || style.get('mso-special-character') === 'comment') return true
  if (/\bmsocomanchor\b|\bMsoCommentReference\b/i.test(name)) return leave('comment')
  if (kind === 'footnote' || kind === 'endnote') notes.add('footnote')
  if (isHidden(element, style)) return leave('hidden')
  if (MEDIA.has(element.tag)) {
    notes.add('media')
    return true
  }
  if (element.tag === 'del') return leave('deleted')
  return isStruck(element, style) ? leave('struck') : false
}
