// How the comment queue tells the server what a moderator decided.

import type { Seen } from '#src/comments/rules/seen.ts'
import { postJson } from '../http.ts'

export type Decision = 'approve' | 'remove'

export type Decided = { ok: true; done: string[]; refused: string[] } | { ok: false; message: string }

const LOST =
  'The server did not answer. The list is read again: look whether they still stand in it ' +
  'before you try again.'

/**
 * Decides one comment or many. `reason` is kept with a removal; `seen` says what the moderator saw of each.
 * Answers with the ids that were decided, and why others were not.
 */
export async function decide({
  api,
  ids,
  seen,
  decision,
  reason,
}: {
  api: string
  ids: readonly string[]
  seen: Record<string, Seen>
  decision: Decision
  reason: string | null
}): Promise<Decided> {
  const [only] = ids
  const single = ids.length === 1 && only !== undefined
  const address = single ? `${api}/comments/${only}/${decision}` : `${api}/comments/bulk`
  const body = single ? { reason, seen: seen[only] } : { ids, action: decision, reason, seen }
  const answer = await postJson<unknown>(address, body, { lost: LOST })
  if (!answer.ok) return { ok: false, message: answer.message }
  return single ? { ok: true, done: [...ids], refused: [] } : { ok: true, ...outcomes(answer.result) }
}

/** A bulk decision says of each comment what became of it. */
function outcomes(answer: unknown): { done: string[]; refused: string[] } {
  const { results } = answer as {
    results: ({ id: string; ok: true } | { id: string; ok: false; message: string })[]
  }
  return {
    done: results.filter((result) => result.ok).map((result) => result.id),
    refused: [...new Set(results.flatMap((result) => (result.ok ? [] : [result.message])))],
  }
}
