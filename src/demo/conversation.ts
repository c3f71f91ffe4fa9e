// The demo's thread of comments under its lead article: one removed, one still waiting for a moderator.

import type { Payload } from 'payload'
import type { Comment } from '#payload-types'
import { recordComment } from '#src/comments/index.ts'
import { moderate } from '#src/moderation/phases/moderate.ts'
import type { Verdict } from '#src/moderation/types.ts'

type DemoComment = {
  key: string
  by: 'kenji' | 'sofia' | 'rhys'
  to?: string
  minutesAgo: number
  state?: Comment['state']
  body: string
}

const THREAD: readonly DemoComment[] = [
  {
    key: 'separation',
    by: 'kenji',
    minutesAgo: 190,
    body:
      'The bottleneck is separation, not ore. Until there is a plant outside China that runs ' +
      'at full rate for a year, a *framework* is a letter of intent.',
  },
  {
    key: 'lender',
    by: 'sofia',
    to: 'separation',
    minutesAgo: 171,
    body:
      'True, but lenders read letters of intent too. With a floor one can model the worst ' +
      'year, and that is what a credit committee asks about first.',
  },
  {
    key: 'which-year',
    by: 'kenji',
    to: 'lender',
    minutesAgo: 150,
    body: 'Fair. I would still like to see who carries the loss in **that** year.',
  },
  {
    key: 'oxide',
    by: 'rhys',
    minutesAgo: 122,
    body:
      'Does the floor apply to oxide or to metal? The two are quoted side by side so often ' +
      'that people mix them up.',
  },
  { key: 'advert', by: 'rhys', minutesAgo: 96, state: 'removed', body: 'Buy my newsletter.' },
  {
    key: 'recycling',
    by: 'sofia',
    minutesAgo: 64,
    body: 'Worth noticing:\n\n- recycling is named before stockpiles\n- magnets are named, motors are not',
  },
  {
    key: 'list',
    by: 'rhys',
    minutesAgo: 20,
    state: 'pending',
    body:
      'Is there a list of the candidate projects anywhere yet? I know of three that say so ' +
      'themselves: https://mine.example, https://refinery.example and https://magnets.example.',
  },
]

/** Fills the thread under an article; readers are found by their key. */
export async function loadConversation({
  payload,
  articleId,
  readers,
  now,
}: {
  payload: Payload
  articleId: string
  readers: Map<string, string>
  now: Date
}): Promise<void> {
  const ids = new Map<string, string>()
  for (const { key, by, to, minutesAgo, state = 'visible', body } of THREAD) {
    const id = await recordComment({
      payload,
      articleId,
      readerId: readers.get(by)!,
      parentId: to ? ids.get(to)! : null,
      body,
      state,
      reasons: state === 'pending' ? reasonsAgainst(body, now) : [],
      createdAt: new Date(now.getTime() - minutesAgo * 60_000),
    })
    ids.set(key, id)
  }
}

/** Why a comment like this one waits, as a moderator reads it: the pipeline's own words. */
function reasonsAgainst(body: string, now: Date): Verdict[] {
  const settings = { holdFirstComment: true, holdAllComments: false, closeCommentsSitewide: false }
  return moderate(
    {
      body,
      author: { approvedComments: 1, bannedAt: null },
      recent: [],
      commenting: { mode: 'open', closesAt: null },
      settings,
    },
    now,
  ).reasons
}
