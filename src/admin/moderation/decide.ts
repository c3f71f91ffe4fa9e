// How the comment queue tells the server what a moderator decided.

export type Decision = 'approve' | 'remove'

export type Decided = { ok: true; done: string[]; refused: string[] } | { ok: false; message: string }

/** Decides one comment or many. `reason` is kept with a removal; `seen` says when each text that the moderator read was last edited. Answers with the ids that were decided, and why others were not. */
export async function decide({ api, ids, seen, decision, reason }: { api: string; ids: readonly string[]; seen: Record<string, string | null>; decision: Decision; reason: string | null }): Promise<Decided> {
  const [only] = ids
  const single = ids.length === 1 && only !== undefined
  const address = single ? `${api}/comments/${only}/${decision}` : `${api}/comments/bulk`
  const body = single ? { reason, seen: seen[only] ?? null } : { ids, action: decision, reason, seen }
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  if (!response) return { ok: false, message: 'The server did not answer. Nothing was decided; try again.' }
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) return { ok: false, message: messageOf(answer) }
  return single ? { ok: true, done: [...ids], refused: [] } : { ok: true, ...outcomes(answer) }
}

/** A bulk decision says of each comment what became of it. */
function outcomes(answer: unknown): { done: string[]; refused: string[] } {
  const { results } = answer as { results: ({ id: string; ok: true } | { id: string; ok: false; message: string })[] }
  return {
    done: results.filter((result) => result.ok).map((result) => result.id),
    refused: [...new Set(results.flatMap((result) => (result.ok ? [] : [result.message])))],
  }
}

function messageOf(answer: unknown): string {
  const errors = typeof answer === 'object' && answer !== null && 'errors' in answer ? (answer as { errors?: { message?: string }[] }).errors : undefined
  return errors?.[0]?.message ?? 'The server refused, and did not say why.'
}
