// The staff's endpoints about comments: read the latest and answer as staff; approve or remove one comment,
// or many.

import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { hasRole, staffOf } from '#access/actors.ts'
import { machineClock } from '#access/clock.ts'
import { MODERATES } from '#access/roleGroups.ts'
import { answerAsStaff, editAnswer, removeAnswer } from '#src/comments/commands/answerAsStaff.ts'
import {
  approveComment,
  MAX_DECISIONS,
  moderateMany,
  removeAsModerator,
} from '#src/comments/commands/moderateComments.ts'
import { latestForStaff } from '#src/comments/reading/latestForStaff.ts'
import { CommentError } from '#src/comments/rules/errors.ts'
import { isSeen, type Seen } from '#src/comments/rules/seen.ts'
import { isStorable } from '#src/plainText/plainText.ts'
import { inCharacters, MAX_REASON_LENGTH } from './notes.ts'
import { bad, bodyOf, noteOf, NOTHING, staffBehind } from './requests.ts'

const ID = /^[\w-]{1,64}$/

const words = z.string('"body" must be text.').refine(isStorable, '"body" must be text.')

const Answer = z.strictObject({
  article: z
    .string('"article" must be the id of the article.')
    .regex(ID, '"article" must be the id of the article.'),
  parent: z
    .string('"parent" must be the id of a comment, or null.')
    .regex(ID, '"parent" must be the id of a comment, or null.')
    .nullable()
    .default(null),
  seen: z.unknown().optional(),
  body: words,
})

const Edit = z.strictObject({ body: words })

const why = noteOf({
  most: MAX_REASON_LENGTH,
  tooLong: `"reason" must be text of at most ${inCharacters(MAX_REASON_LENGTH)}.`,
})

const Decision = z.strictObject({ reason: why, seen: z.unknown().optional() })

const MANY_IDS = `"ids" must be a list of 1 to ${MAX_DECISIONS} comment ids.`

const Many = z.strictObject({
  ids: z.array(z.string(MANY_IDS).max(64, MANY_IDS), MANY_IDS).min(1, MANY_IDS).max(MAX_DECISIONS, MANY_IDS),
  action: z.enum(['approve', 'remove'], '"action" must be "approve" or "remove".'),
  reason: why,
  seen: z.unknown().optional(),
})

export const moderationEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/latest/:article',
    method: 'get',
    handler: async (req) => {
      const staff = staffBehind(req)
      const articleId = String(req.routeParams?.article)
      return Response.json({ comments: await latestForStaff({ payload: req.payload, staff, articleId }) })
    },
  },
  {
    path: '/answer',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      const { article, parent, seen, body } = await bodyOf(req, Answer)
      return Response.json(
        await answerAsStaff({
          payload: req.payload,
          actor,
          articleId: article,
          parentId: parent,
          seen: parent === null ? null : seenOf(seen),
          body,
          now: machineClock,
        }),
        { status: 201 },
      )
    },
  },
  {
    path: '/:id/answer/edit',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      const { body } = await bodyOf(req, Edit)
      const id = String(req.routeParams?.id)
      return Response.json(await editAnswer({ payload: req.payload, actor, id, body, now: machineClock }))
    },
  },
  {
    path: '/:id/answer/remove',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      await bodyOf(req, NOTHING)
      const id = String(req.routeParams?.id)
      return Response.json(await removeAnswer({ payload: req.payload, actor, id, now: machineClock }))
    },
  },
  {
    path: '/bulk',
    method: 'post',
    handler: async (req) => {
      const moderator = moderatorOf(req)
      const { ids, action, reason, seen } = await bodyOf(req, Many)
      const results = await moderateMany({
        payload: req.payload,
        moderator,
        ids,
        action,
        reason,
        seen: seenOfMany(seen, ids),
        now: machineClock,
      })
      return Response.json({ results })
    },
  },
  { path: '/:id/approve', method: 'post', handler: (req) => decideOne(req, approveComment) },
  { path: '/:id/remove', method: 'post', handler: (req) => decideOne(req, removeAsModerator) },
]

async function decideOne(req: PayloadRequest, decide: typeof approveComment): Promise<Response> {
  const moderator = moderatorOf(req)
  const { reason, seen } = await bodyOf(req, Decision)
  const id = String(req.routeParams?.id)
  const done = await decide({
    payload: req.payload,
    moderator,
    id,
    reason,
    seen: seenOf(seen),
    now: machineClock,
  })
  return Response.json(done)
}

function moderatorOf(req: PayloadRequest) {
  const staff = staffOf(req.user)
  if (!staff || !hasRole(staff, ...MODERATES))
    throw new CommentError('forbidden', 'Only moderators decide about comments.')
  return staff
}

/** What the moderator saw of the comment. Nobody decides about what they have not seen. */
function seenOf(seen: unknown, name = '"seen"'): Seen {
  if (!isSeen(seen))
    throw bad(
      `${name} must say what you saw of the comment: its "state", "editedAt" and "moderatedBy" ` +
        '(null where it has none).',
    )
  return seen
}

function seenOfMany(seen: unknown, ids: readonly string[]): Record<string, Seen> {
  const byId = (typeof seen === 'object' && seen !== null ? seen : {}) as Record<string, unknown>
  return Object.fromEntries(ids.map((id) => [id, seenOf(byId[id], `"seen" of ${id}`)]))
}
