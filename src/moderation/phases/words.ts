// Words and phrases the site refuses or wants to look at. Whole words only, however they are dressed up.

import type { Phase } from '../types.ts'
import { findListed } from '../wordLists.ts'

export const words: Phase = {
  name: 'words',
  evaluate({ text, shown, settings }) {
    // Marks and entities can split a word in the source (`sc**am**`, `sc&#97;m`), and only the source has the
    // address of a link.
    const findIn = (list: readonly string[] = []) => findListed(text, list) ?? findListed(shown, list)
    const refused = findIn(settings.bannedWords)
    if (refused !== null)
      return {
        verdict: 'reject',
        why: `On the list of banned words: “${refused}”.`,
        message: 'Your comment uses words that we do not publish. Please put it differently.',
      }
    const suspect = findIn(settings.suspectWords)
    return suspect === null ? null : { verdict: 'hold', why: `On the list of suspect words: “${suspect}”.` }
  },
}
