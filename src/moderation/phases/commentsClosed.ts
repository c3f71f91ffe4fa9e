// Comments are closed on the whole site, on this article, or on it since some time.

import { takingComments } from '../takingComments.ts'
import type { CommentContext, Judgement, Phase } from '../types.ts'

export const commentsClosed: Phase = { name: 'commentsClosed', evaluate }

function evaluate({ commenting, settings, now }: CommentContext): Judgement {
  const taking = takingComments({ commenting, isSiteClosed: settings.closeCommentsSitewide, now })
  if (taking.open) return null
  if (taking.by === 'site')
    return {
      verdict: 'reject',
      why: 'Closed across the site.',
      message: 'Comments are closed across the site at the moment.',
    }
  return {
    verdict: 'reject',
    why: taking.by === 'time' ? `Closed since ${taking.since}.` : 'Closed by the desk.',
    message: 'Comments on this article are closed.',
  }
}
