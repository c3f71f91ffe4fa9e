// A comment has something to read in it, as the page shows it, and not too much. Markup alone is nothing, nor
// is what has no width.

import { MAX_COMMENT_LENGTH, MAX_SOURCE_LENGTH, MIN_COMMENT_LENGTH, visibleLength } from '../text.ts'
import type { Judgement, Phase } from '../types.ts'

export const length: Phase = {
  name: 'length',
  evaluate({ body, text, shown }) {
    if (body.length > MAX_SOURCE_LENGTH || [...text].length > MAX_COMMENT_LENGTH) return tooLong()
    const seen = visibleLength(shown)
    if (seen === 0)
      return { verdict: 'reject', why: 'Nothing to read.', message: 'Write something before you post.' }
    if (seen < MIN_COMMENT_LENGTH)
      return {
        verdict: 'reject',
        why: `${seen} character.`,
        message: 'Write a little more: a comment has at least two characters.',
      }
    return null
  },
}

function tooLong(): Judgement {
  const limit = MAX_COMMENT_LENGTH.toLocaleString('en-GB')
  return {
    verdict: 'reject',
    why: `More than ${limit} characters.`,
    message: `Shorten your comment: it may have at most ${limit} characters.`,
  }
}
