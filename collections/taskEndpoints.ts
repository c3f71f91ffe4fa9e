// Closing a task for which nothing has to be done.

import { APIError, type Endpoint } from 'payload'
import { z } from 'zod'
import { hasRole } from '#access/actors.ts'
import { machineClock } from '#access/clock.ts'
import { ANSWERS_FOR_DESK } from '#access/roleGroups.ts'
import { dismissTask } from '#src/publishing/tasks/closeTasks.ts'
import { inCharacters, MAX_TASK_NOTE_LENGTH } from './notes.ts'
import { bodyOf, noteOf, staffBehind } from './requests.ts'

const SAY_WHY = `Write a note of at most ${inCharacters(MAX_TASK_NOTE_LENGTH)} that says why nothing has to be done.`

const Dismissal = z.strictObject({
  note: noteOf({ most: MAX_TASK_NOTE_LENGTH, tooLong: SAY_WHY, needed: SAY_WHY }),
})

export const taskEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/:id/dismiss',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      if (!hasRole(req.user, ...ANSWERS_FOR_DESK))
        throw new APIError('Editors, compliance and admins close tasks.', 403, undefined, true)
      const { note } = await bodyOf(req, Dismissal)
      return Response.json(
        await dismissTask({
          payload: req.payload,
          actor,
          id: String(req.routeParams?.id),
          note,
          now: machineClock,
        }),
      )
    },
  },
]
