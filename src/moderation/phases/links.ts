// Links are how spam earns its keep: a newcomer's wait for a moderator, and so do more than two by anybody.

import type { Phase } from '../types.ts'

/** More links than this wait for a moderator, whoever wrote them. */
const MAX_LINKS = 2

export const links: Phase = {
  name: 'links',
  evaluate({ links: count, author }) {
    if (count === 0) return null
    if (author.approvedComments < 1)
      return {
        verdict: 'hold',
        why: count === 1 ? 'A link in a newcomer’s comment.' : `${count} links in a newcomer’s comment.`,
      }
    return count > MAX_LINKS ? { verdict: 'hold', why: `${count} links.` } : null
  },
}
