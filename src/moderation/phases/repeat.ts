// The same comment again: a double click, or the same words under every article.

import { foldText } from '../fold.ts'
import type { Phase } from '../types.ts'

export const repeat: Phase = {
  name: 'repeat',
  evaluate({ text, recent }) {
    const fingerprint = sameness(text)
    if (!recent.some((earlier) => sameness(earlier) === fingerprint)) return null
    return {
      verdict: 'reject',
      why: 'The same text as a recent comment of this reader.',
      message: 'You have already said this. Look for your earlier comment, or put it differently.',
    }
  },
}

/** Folded words; a comment without any, such as two emoji, is compared as it stands. */
function sameness(text: string): string {
  return foldText(text) || text.replace(/\s+/g, '')
}
