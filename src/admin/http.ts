// How the panel's parts ask the staff API: as the person who is signed in, with refusals as sentences.

export type Answer<T> =
  | { ok: true; result: T }
  | {
      ok: false
      /** The answer was lost, and it is not known whether the command was done. */
      isLost: boolean
      message: string
      status: number
      data: unknown
    }

/** What is said of a lost answer, with what to look at before the command is sent again. */
type Lost = { lost?: string }

/** The JSON of a GET, or null when the server does not answer or refuses. */
export async function getJson<T>(address: string, signal?: AbortSignal): Promise<T | null> {
  const response = await fetch(address, {
    credentials: 'include',
    cache: 'no-store',
    ...(signal ? { signal } : {}),
  }).catch(() => null)
  if (!response?.ok) return null
  return (await response.json().catch(() => null)) as T | null
}

/** Sends a command; a refusal comes back as its sentence, with what the error says besides. */
export async function postJson<T>(address: string, body: unknown, options: Lost = {}): Promise<Answer<T>> {
  return sendJson(address, body, { ...options, method: 'POST' })
}

/** Sends a command or a change, as `postJson` does. */
export async function sendJson<T>(
  address: string,
  body: unknown,
  { method, lost = 'The server did not answer.' }: Lost & { method: 'POST' | 'PATCH' },
): Promise<Answer<T>> {
  const response = await fetch(address, {
    method,
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  const isLost = { ok: false, isLost: true, status: 0, message: lost, data: null } as const
  if (!response) return isLost
  const text = await response.text().catch(() => null)
  const answer = text === null ? null : parsed(text)
  // An answer that was cut off on its way is as good as none.
  if (response.ok) return answer === null ? isLost : { ok: true, result: answer as T }
  const error = firstError(answer)
  if (!error && BY_A_PROXY.includes(response.status)) return { ...isLost, status: response.status }
  return {
    ok: false,
    isLost: false,
    status: response.status,
    message: error?.message ?? 'The server refused, and did not say why.',
    data: error?.data ?? null,
  }
}

/** What a proxy answers in place of a server from which it has heard nothing. */
const BY_A_PROXY: readonly number[] = [502, 503, 504]

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function firstError(body: unknown): { message?: string; data?: unknown } | undefined {
  const errors =
    typeof body === 'object' && body !== null && 'errors' in body
      ? (body as { errors?: { message?: string; data?: unknown }[] }).errors
      : undefined
  return errors?.[0]
}
