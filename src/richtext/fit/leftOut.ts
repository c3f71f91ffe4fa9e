// Elements of a pasted page that have no place in a text.

import type { Style } from './css.ts'
import { isHidden } from './hidden.ts'
import { isStruck } from './looks.ts'
import type { PasteNotes } from './notes.ts'
import { charactersOf, type PastedElement, type PastedNode } from './pasted.ts'
import { INSTEAD, isBlock, MEDIA, SKIPPED } from './tags.ts'
import { isListMarker } from './wordLists.ts'

/**
 * Whether an element has no place in a text; it is told where somebody would miss it. `point` are the words
 * of the point that it is in.
 */
export function isLeftOut(
  element: PastedElement,
  style: Style,
  { notes, point }: { notes: PasteNotes; point: string },
): boolean {
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
  if (isHidden(element, style) || INSTEAD.has(element.tag)) return leave('hidden')
  if (isBox(element)) {
    notes.add('checked' in element.attributes ? 'ticked' : 'unticked', labelOf(element) || point)
    return true
  }
  const media = MEDIA.get(element.tag)
  if (media) {
    if (element.attributes['type'] !== 'hidden') notes.add(media, shownBy(element))
    return true
  }
  if (element.tag === 'del') return leave('deleted')
  return isStruck(element, style) ? leave('struck') : false
}

function isBox({ tag, attributes }: PastedElement): boolean {
  return tag === 'input' && /^(?:checkbox|radio)$/i.test(attributes['type'] ?? '')
}

/** The words by which somebody finds again what was left out. */
function shownBy(element: PastedElement): string {
  const words = wordsIn(element)
  if (words.trim() !== '') return words
  return (element.tag === 'input' && element.attributes['value']) || labelOf(element)
}

function labelOf({ attributes }: PastedElement): string {
  return attributes['aria-label'] ?? attributes['title'] ?? ''
}

/** The words in a formula, a drawing, a form or a player; a formula has its source beside them. */
function wordsIn(node: PastedNode): string {
  if (typeof node === 'string') return node
  if (SKIPPED.has(node.tag) || node.tag.startsWith('annotation')) return ''
  const words = node.children.map(wordsIn).join('')
  return isBlock(node.tag) ? ` ${words} ` : words
}
