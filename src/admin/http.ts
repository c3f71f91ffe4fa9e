// How the panel's parts ask the staff API: as the person who is signed in, with refusals as sentences.

export type Answer<T> =
  | { ok: true; result: T }
  | { ok: false; status: number; message: string; data: unknown }

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
export async function postJson<T>(address: string, body: unknown): Promise<Answer<T>> {
  return sendJson(address, body, 'POST')
}

/** Sends a command or a change, as `postJson` does. */
export async function sendJson<T>(
  address: string,
  body: unknown,
  method: 'POST' | 'PATCH',
): Promise<Answer<T>> {
  const response = await fetch(address, {
    method,
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  if (!response)
    return {
      ok: false,
      status: 0,
      message: 'The server did not answer. Nothing was changed; try again.',
      data: null,
    }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, result: answer as T }
  const error = firstError(answer)
  return {
    ok: false,
    status: response.status,
    message: error?.message ?? 'The server refused, and did not say why.',
    data: error?.data ?? null,
  }
}

function firstError(body: unknown): { message?: string; data?: unknown } | undefined {
  const errors =
    typeof body === 'object' && body !== null && 'errors' in body
      ? (body as { errors?: { message?: string; data?: unknown }[] }).errors
      : undefined
  return errors?.[0]
}
