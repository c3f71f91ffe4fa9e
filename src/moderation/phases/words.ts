// Words and phrases the site refuses or wants to look at. Whole words only, however they are dressed up.

import type { Phase } from '../types.ts'
import { findListed } from '../wordLists.ts'

export const words: Phase = {
  name: 'words',
  judge({ text, settings }) {
    const refused = findListed(text, settings.bannedWords ?? [])
    if (refused !== null)
      return {
        verdict: 'reject',
        why: `On the list of banned words: “${refused}”.`,
        message: 'Your comment uses words that we do not publish. Please put it differently.',
      }
    const suspect = findListed(text, settings.suspectWords ?? [])
    return suspect === null ? null : { verdict: 'hold', why: `On the list of suspect words: “${suspect}”.` }
  },
}
