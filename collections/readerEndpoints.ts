// The moderators' endpoints about readers: a new name passes, or does not.

import { APIError, type Endpoint } from 'payload'
import { machineClock } from '#access/clock.ts'
import { decideName, type NameDecision } from '#src/readers/names/decideName.ts'
import { bodyWith, staffBehind } from './requests.ts'

const DECISIONS: readonly NameDecision[] = ['approve', 'decline']

export const readerEndpoints: Omit<Endpoint, 'root'>[] = DECISIONS.map((decision) => ({
  path: `/:id/name/${decision}`,
  method: 'post',
  handler: async (req) => {
    const moderator = staffBehind(req)
    const { name } = await bodyWith(req, ['name'])
    if (typeof name !== 'string')
      throw new APIError('"name" must be the name that you saw.', 400, undefined, true)
    const readerId = String(req.routeParams?.id)
    return Response.json(
      await decideName({ payload: req.payload, moderator, readerId, name, decision, now: machineClock }),
    )
  },
}))
