// On a hot day the site looks at every comment before it is seen.

import type { Phase } from '../types.ts'

export const holdAll: Phase = {
  name: 'holdAll',
  evaluate({ settings }) {
    return settings.holdAllComments
      ? { verdict: 'hold', why: 'Every comment waits for a moderator at the moment.' }
      : null
  },
}
