// The staff's endpoints about comments: answer as staff; approve or remove one comment, or many.

import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { hasRole, staffOf } from '#access/actors.ts'
import { machineClock } from '#access/clock.ts'
import { MODERATES } from '#access/roles.ts'
import { answerAsStaff, editAnswer, removeAnswer } from '#src/comments/answerAsStaff.ts'
import { CommentError } from '#src/comments/errors.ts'
import {
  approveComment,
  MOST_AT_ONCE,
  moderateMany,
  removeAsModerator,
} from '#src/comments/moderateComments.ts'
import { isSeen, type Seen } from '#src/comments/seen.ts'
import { isStorable } from '#src/plainText/plainText.ts'
import { inCharacters, MAX_REASON_LENGTH, noteProblem } from './notes.ts'
import { bodyWith, staffBehind } from './requests.ts'

export const moderationEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/answer',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      const {
        article,
        parent = null,
        seen,
        body,
      } = await bodyWith(req, ['article', 'parent', 'seen', 'body'])
      if (!isId(article)) throw bad('"article" must be the id of the article.')
      if (parent !== null && !isId(parent)) throw bad('"parent" must be the id of a comment, or null.')
      return Response.json(
        await answerAsStaff({
          payload: req.payload,
          actor,
          articleId: article,
          parentId: parent,
          seen: parent === null ? null : seenOf(seen),
          body: wordsOf(body),
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
      const { body } = await bodyWith(req, ['body'])
      const id = String(req.routeParams?.id)
      return Response.json(
        await editAnswer({ payload: req.payload, actor, id, body: wordsOf(body), now: machineClock }),
      )
    },
  },
  {
    path: '/:id/answer/remove',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      await bodyWith(req, [])
      const id = String(req.routeParams?.id)
      return Response.json(await removeAnswer({ payload: req.payload, actor, id, now: machineClock }))
    },
  },
  {
    path: '/bulk',
    method: 'post',
    handler: async (req) => {
      const moderator = moderatorOf(req)
      const { ids, action, reason, seen } = await bodyWith(req, ['ids', 'action', 'reason', 'seen'])
      if (!isIdList(ids)) throw bad(`"ids" must be a list of 1 to ${MOST_AT_ONCE} comment ids.`)
      if (action !== 'approve' && action !== 'remove') throw bad('"action" must be "approve" or "remove".')
      const results = await moderateMany({
        payload: req.payload,
        moderator,
        ids,
        action,
        reason: reasonOf(reason),
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
  const { reason, seen } = await bodyWith(req, ['reason', 'seen'])
  const id = String(req.routeParams?.id)
  const done = await decide({
    payload: req.payload,
    moderator,
    id,
    reason: reasonOf(reason),
    seen: seenOf(seen),
    now: machineClock,
  })
  return Response.json(done)
}

function wordsOf(body: unknown): string {
  if (typeof body !== 'string' || !isStorable(body)) throw bad('"body" must be text.')
  return body
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
}

function moderatorOf(req: PayloadRequest) {
  const staff = staffOf(req.user)
  if (!staff || !hasRole(staff, ...MODERATES))
    throw new CommentError('forbidden', 'Only moderators decide about comments.')
  return staff
}

function reasonOf(reason: unknown): string | null {
  if (reason === undefined || reason === null || reason === '') return null
  if (typeof reason !== 'string' || reason.length > MAX_REASON_LENGTH)
    throw bad(`"reason" must be text of at most ${inCharacters(MAX_REASON_LENGTH)}.`)
  const problem = noteProblem(reason)
  if (problem) throw bad(problem)
  return reason.trim()
}

/** What the moderator saw of the comment. Nobody decides about what they have not seen. */
function seenOf(seen: unknown, name = '"seen"'): Seen {
  if (!isSeen(seen))
    throw bad(
      `${name} must say what you saw of the comment: its "state", "editedAt" and "moderatedBy" (null where it has none).`,
    )
  return seen
}

function seenOfMany(seen: unknown, ids: readonly string[]): Record<string, Seen> {
  const byId = (typeof seen === 'object' && seen !== null ? seen : {}) as Record<string, unknown>
  return Object.fromEntries(ids.map((id) => [id, seenOf(byId[id], `"seen" of ${id}`)]))
}

function isIdList(ids: unknown): ids is string[] {
  return (
    Array.isArray(ids) &&
    ids.length > 0 &&
    ids.length <= MOST_AT_ONCE &&
    ids.every((id) => typeof id === 'string' && id.length <= 64)
  )
}

function bad(message: string): APIError<null> {
  return new APIError(message, 400, null, true)
}
