// The words of a text while it is written, whatever shape it is in.

import { nodesInOrder } from '../walk.ts'
import { countWords } from './plain.ts'

/** Blocks between whose words there is always a space. */
const INLINE = new Set(['text', 'link', 'autolink', 'inlineBlock'])

/**
 * How many words stand in the editor: in the text and in what is written in its blocks. A figure counts as
 * one. Works on anything: what is no text has no words.
 */
export function draftWords(body: unknown): number {
  let text = ''
  for (const { type, text: words } of nodesInOrder(body)) {
    if (type === 'inlineBlock') text += '0'
    else if (typeof words === 'string') text += words
    else if (!INLINE.has(type)) text += ' '
  }
  return countWords(text)
}
