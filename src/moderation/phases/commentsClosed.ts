// Comments are closed on the whole site, on this article, or on it since some time. Judged by the clock, not by a job that closes.

import type { CommentContext, Judgement, Phase } from '../types.ts'

type Asked = Pick<CommentContext, 'commenting' | 'now'> & {
  settings: Pick<CommentContext['settings'], 'closeCommentsSitewide'>
}

export const commentsClosed: Phase = { name: 'commentsClosed', judge: (context) => judge(context) }

/** Whether an article takes comments at `now`, whoever asks. */
export function takesComments(asked: Asked): boolean {
  return judge(asked) === null
}

function judge({ commenting, settings, now }: Asked): Judgement {
  if (settings.closeCommentsSitewide)
    return {
      verdict: 'reject',
      why: 'Closed across the site.',
      message: 'Comments are closed across the site at the moment.',
    }
  const message = 'Comments on this article are closed.'
  if (commenting.mode === 'closed') return { verdict: 'reject', why: 'Closed by the desk.', message }
  if (commenting.mode !== 'closes_after' || commenting.closesAt === null) return null
  const closes = Date.parse(commenting.closesAt)
  if (now.getTime() < closes) return null
  return { verdict: 'reject', why: `Closed since ${commenting.closesAt}.`, message }
}
