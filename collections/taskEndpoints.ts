// Closing a task for which nothing has to be done.

import { APIError, type Endpoint } from 'payload'
import { hasRole } from '#access/actors.ts'
import { machineClock } from '#access/clock.ts'
import { ANSWERS_FOR_DESK } from '#access/roles.ts'
import { dismissTask } from '#src/publishing/tasks/closeTasks.ts'
import { inCharacters, MAX_TASK_NOTE_LENGTH, noteProblem } from './notes.ts'
import { bodyWith, staffBehind } from './requests.ts'

export const taskEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/:id/dismiss',
    method: 'post',
    handler: async (req) => {
      const actor = staffBehind(req)
      if (!hasRole(req.user, ...ANSWERS_FOR_DESK))
        throw new APIError('Editors, compliance and admins close tasks.', 403, undefined, true)
      const { note } = await bodyWith(req, ['note'])
      if (typeof note !== 'string' || !note.trim() || note.length > MAX_TASK_NOTE_LENGTH)
        throw new APIError(
          `Write a note of at most ${inCharacters(MAX_TASK_NOTE_LENGTH)} that says why nothing has to be done.`,
          400,
          undefined,
          true,
        )
      const problem = noteProblem(note)
      if (problem) throw new APIError(problem, 400, undefined, true)
      return Response.json(
        await dismissTask({
          payload: req.payload,
          actor,
          id: String(req.routeParams?.id),
          note: note.trim(),
          now: machineClock,
        }),
      )
    },
  },
]
