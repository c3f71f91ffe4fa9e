// The way of a comment through moderation: every phase in order, each saying why.

import { readComment } from '../readComment.ts'
import { cleanText } from '../text.ts'
import type { CommentContext, CommentSubmission, Moderation, Phase, Verdict } from '../types.ts'
import { banned } from './banned.ts'
import { commentsClosed } from './commentsClosed.ts'
import { firstComment } from './firstComment.ts'
import { holdAll } from './holdAll.ts'
import { length } from './length.ts'
import { links } from './links.ts'
import { repeat } from './repeat.ts'
import { words } from './words.ts'

/**
 * The phases in the order they are asked. A refusal ends the way; a hold does not, so that a moderator sees
 * every reason. Cheap questions come first, and the ones about the text only once its length is known to be
 * bounded.
 */
export const PHASES: readonly Phase[] = [
  length, // is there something to read, and not too much of it?
  commentsClosed, // does this article, and the site, take comments now?
  banned, // may this person comment at all?
  repeat, // have they just said this?
  links, // does it send readers elsewhere?
  words, // is there a word on one of the site's lists?
  firstComment, // is it the first from somebody nobody knows yet?
  holdAll, // does the site look at everything first, for now?
]

/** Judges a comment, new or edited, at `now`. Pure: storing the text and the reasons is the caller's part. */
export function moderate(submission: CommentSubmission, now: Date): Moderation {
  const text = cleanText(submission.body)
  const context: CommentContext = { ...submission, text, ...readComment(text), now }
  const reasons: Verdict[] = []
  for (const phase of PHASES) {
    const judgement = phase.evaluate(context)
    if (!judgement) continue
    reasons.push({ phase: phase.name, verdict: judgement.verdict, why: judgement.why })
    if (judgement.verdict === 'reject')
      return { state: 'rejected', reasons, text: context.text, message: judgement.message }
  }
  return { state: reasons.length === 0 ? 'visible' : 'pending', reasons, text: context.text }
}
