// What is wrong with the text in the form, by the rules that the server asks as it is saved and as it is
// submitted.

import { unfinishedParts } from '#src/richtext/body/complete.ts'
import { inspectBody, type BodyProblem } from '#src/richtext/body/validate.ts'

/**
 * `refused`: the text cannot be saved with it. `unfinished`: it cannot be submitted with it. Places only: a
 * text without words is seen.
 */
export function textProblems(body: unknown): { refused: BodyProblem[]; unfinished: BodyProblem[] } {
  if (body === null || body === undefined) return { refused: [], unfinished: [] }
  const { problems } = inspectBody(body)
  return { refused: problems, unfinished: unfinishedParts(body).filter(({ part }) => part > 0) }
}
