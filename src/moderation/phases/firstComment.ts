// A reader's first comment waits for a moderator until one has been approved. The site can switch this off.

import type { Phase } from '../types.ts'

export const firstComment: Phase = {
  name: 'firstComment',
  evaluate({ author, settings }) {
    if (!settings.holdFirstComment || author.approvedComments > 0) return null
    return { verdict: 'hold', why: 'This reader has no approved comment yet.' }
  },
}
