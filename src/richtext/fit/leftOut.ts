// Elements of a pasted page that have no place in a text.

import type { Style } from './css.ts'
import { isHidden } from './hidden.ts'
import { isStruck } from './looks.ts'
import type { PasteNotes } from './notes.ts'
import { charactersOf, type PastedElement, type PastedNode } from './pasted.ts'
import { MEDIA, SKIPPED } from './tags.ts'
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
  const media = MEDIA.get(element.tag)
  if (media) {
    notes.add(media.kind, media.hasWords ? wordsIn(element) : '')
    return true
  }
  if (element.tag === 'del') return leave('deleted')
  return isStruck(element, style) ? leave('struck') : false
}

/** The words that a formula, a drawing or a form shows; a formula has its source beside them. */
function wordsIn(node: PastedNode): string {
  if (typeof node === 'string') return node
  if (SKIPPED.has(node.tag) || node.tag.startsWith('annotation')) return ''
  return node.children.map(wordsIn).join('')
}
