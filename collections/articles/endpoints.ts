// The staff endpoints of an article: what may I do with it, do it, and begin another one like it.

import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { staffOf } from '#access/actors.ts'
import { machineClock } from '#access/clock.ts'
import { inputOf } from '#src/articles/inputs.ts'
import { NotSignedInError } from '#src/commands/errors.ts'
import { mailAbout } from '#src/mail/about.ts'
import { copyArticle } from '#src/publishing/drafts/copyArticle.ts'
import { ArticleNotFoundError, BadMoveError } from '#src/publishing/errors.ts'
import { timeline } from '#src/publishing/steps/timeline.ts'
import { transition } from '#src/publishing/steps/transition.ts'
import { workflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import { ACTIONS, ON_WHAT_IS_READ, type Action } from '#src/workflow/actions.ts'
import { ATTESTATIONS } from '#src/workflow/attestations.ts'
import { inCharacters, MAX_STEP_NOTE_LENGTH } from '../notes.ts'
import { bodyOf, noteOf } from '../requests.ts'

export const workflowEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/:id/workflow',
    method: 'get',
    handler: async (req) => {
      const actor = staffMember(req)
      const articleId = articleIdOf(req)
      const view = await workflowStatus({ req, articleId, actor, now: new Date() })
      const mail = await mailAbout({ req, articleId, actor })
      return Response.json({ ...view, timeline: await timeline({ req, articleId }), mail })
    },
  },
  {
    path: '/:id/workflow/:action',
    method: 'post',
    handler: async (req) => {
      const actor = staffMember(req)
      const action = actionOf(req)
      const { revision, hash, note, attestations } = await moveOf(req)
      if (hash === null && ON_WHAT_IS_READ.includes(action))
        throw new BadMoveError('Send the "hash" of the content that you read, as GET …/workflow gives it.')
      const result = await transition({
        payload: req.payload,
        actor,
        articleId: articleIdOf(req),
        action,
        revision,
        seenHash: hash,
        note,
        attestations,
        now: machineClock,
      })
      return Response.json(result)
    },
  },
  {
    path: '/:id/copy',
    method: 'post',
    handler: async (req) => {
      const actor = staffMember(req)
      const { headline } = await bodyOf(req, Copy, {
        missing: 'Send a JSON body with the "headline" of the copy.',
        known: 'Send the "headline" of the copy.',
        error: (message) => new BadMoveError(message),
      })
      const id = await copyArticle({ payload: req.payload, articleId: articleIdOf(req), actor, headline })
      return Response.json({ doc: { id } }, { status: 201 })
    },
  },
]

const NO_HEADLINE = `"headline" must be text of 1 to ${inputOf('headline').maxLength} characters.`

const Copy = z.strictObject({
  headline: z.string(NO_HEADLINE).trim().min(1, NO_HEADLINE).max(inputOf('headline').maxLength!, NO_HEADLINE),
})

function staffMember(req: PayloadRequest) {
  const staff = staffOf(req.user)
  if (!staff) throw new NotSignedInError()
  return staff
}

function articleIdOf(req: PayloadRequest): string {
  const id = req.routeParams?.id
  if (typeof id !== 'string') throw new ArticleNotFoundError()
  return id
}

function actionOf(req: PayloadRequest): Action {
  const action = ACTIONS.find((known) => known === req.routeParams?.action)
  if (!action)
    throw new BadMoveError(
      `There is no step “${String(req.routeParams?.action)}”. The steps are ${ACTIONS.join(', ')}.`,
      404,
    )
  return action
}

const TOO_LONG = `"note" must be text of at most ${inCharacters(MAX_STEP_NOTE_LENGTH)}.`
const DECLARED = `"attestations" must be a list of what you declare: ${Object.keys(ATTESTATIONS).join(', ')}.`

const Move = z.strictObject({
  revision: z.int('"revision" must be the whole number of the revision that you saw.'),
  hash: z.string('"hash" must be the hash of the content that you read, as text.').nullable().default(null),
  note: noteOf({ most: MAX_STEP_NOTE_LENGTH, tooLong: TOO_LONG }),
  attestations: z
    .array(
      z.string(DECLARED).refine((key) => Object.hasOwn(ATTESTATIONS, key), DECLARED),
      DECLARED,
    )
    .default([])
    .transform((keys) => [...new Set(keys)]),
})

function moveOf(req: PayloadRequest): Promise<z.output<typeof Move>> {
  return bodyOf(req, Move, {
    missing: 'Send a JSON body with "revision" and, where the step needs one, "note".',
    known: 'Send "revision", "hash" and, where the step asks for them, "note" and "attestations".',
    error: (message) => new BadMoveError(message),
  })
}
