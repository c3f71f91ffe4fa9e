// Comments are closed on the whole site, on this article, or on it since some time. Judged by the clock, not by a job that closes.

import type { Phase } from '../types.ts'

export const commentsClosed: Phase = {
  name: 'commentsClosed',
  judge({ commenting, settings, now }) {
    if (settings.closeCommentsSitewide) return { verdict: 'reject', why: 'Closed across the site.', message: 'Comments are closed across the site at the moment.' }
    const message = 'Comments on this article are closed.'
    if (commenting.mode === 'closed') return { verdict: 'reject', why: 'Closed by the desk.', message }
    if (commenting.mode !== 'closes_after' || commenting.closesAt === null) return null
    const closes = Date.parse(commenting.closesAt)
    if (now.getTime() < closes) return null
    return { verdict: 'reject', why: `Closed since ${commenting.closesAt}.`, message }
  },
}
