// Sends what is typed to the server, and reads from the answer what became of it.

import type { Article } from '#payload-types'
import type { Typed } from './entry.ts'
import type { Outcome, Problem } from './outcome.ts'

/** How long the server may take, in milliseconds. */
const REQUEST_TIMEOUT_MS = 20_000

/** Most bytes of a request that outlives its page: the browser's own limit, less the headers. */
const OUTLIVES_BYTES = 60_000

export type Saved = { outcome: Outcome; doc: Article | null }

export type SaveOrder = {
  /** Path of the staff API. */
  api: string
  articleId: string
  /** All fields, with the revision that they were typed on. */
  data: Typed
  /** Whether it shares a version with what the same person saved a moment ago. */
  autosave: boolean
  /** The page is being left: the request goes on without it. */
  isLeaving?: boolean
}

/** Saves a draft. Never throws. */
export async function saveDraft({ api, articleId, data, autosave, isLeaving }: SaveOrder): Promise<Saved> {
  const query = new URLSearchParams({ depth: '0', draft: 'true', 'fallback-locale': 'null' })
  if (autosave) query.set('autosave', 'true')
  const body = JSON.stringify({ ...data, _status: 'draft' })
  const response = await fetch(`${api}/articles/${articleId}?${query}`, {
    method: 'PATCH',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body,
    ...(isLeaving && body.length < OUTLIVES_BYTES
      ? { keepalive: true }
      : { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
  }).catch(() => null)
  if (!response) return { outcome: { kind: 'unreachable', isOffline: !navigator.onLine }, doc: null }
  const answer = (await response.json().catch(() => null)) as Answer | null
  if (response.ok && answer?.doc) {
    const { doc } = answer
    return { outcome: { kind: 'saved', revision: doc.revision, at: doc.updatedAt }, doc }
  }
  return { outcome: outcomeOf(response.status, answer?.errors ?? []), doc: null }
}

type Fault = {
  name?: string
  message?: string
  data?: { errors?: { path?: string; message?: string }[] } | null
}
type Answer = { doc?: Article; errors?: Fault[] }

/** What a status and the errors with it mean for the one who types. */
export function outcomeOf(status: number, errors: readonly Fault[]): Outcome {
  if (status === 401 || (status === 403 && errors.some(({ name }) => name === 'NotSignedIn')))
    return { kind: 'signedOut' }
  if (status === 409 && errors.some(({ name }) => name === 'StaleRevision')) return { kind: 'conflict' }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { kind: 'refused', problems: problemsOf(errors) }
  return { kind: 'unreachable', isOffline: false }
}

function problemsOf(errors: readonly Fault[]): Problem[] {
  const problems = errors.flatMap(({ message, data }): Problem[] => {
    const fields = Array.isArray(data?.errors) ? data.errors : []
    if (fields.length > 0)
      return fields.map((field) => ({ path: field.path ?? null, message: field.message ?? message ?? '' }))
    return message ? [{ path: null, message }] : []
  })
  return problems.length > 0
    ? problems
    : [{ path: null, message: 'The server refused, and did not say why.' }]
}
