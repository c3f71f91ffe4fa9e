// The moderators' endpoints about readers: a new name passes, or does not.

import type { Endpoint } from 'payload'
import { z } from 'zod'
import { machineClock } from '#access/clock.ts'
import { decideName, type NameDecision } from '#src/readers/names/decideName.ts'
import { bodyOf, staffBehind } from './requests.ts'

const Decision = z.strictObject({ name: z.string('"name" must be the name that you saw.') })

const DECISIONS: readonly NameDecision[] = ['approve', 'decline']

export const readerEndpoints: Omit<Endpoint, 'root'>[] = DECISIONS.map((decision) => ({
  path: `/:id/name/${decision}`,
  method: 'post',
  handler: async (req) => {
    const moderator = staffBehind(req)
    const { name } = await bodyOf(req, Decision)
    const readerId = String(req.routeParams?.id)
    return Response.json(
      await decideName({ payload: req.payload, moderator, readerId, name, decision, now: machineClock }),
    )
  },
}))
