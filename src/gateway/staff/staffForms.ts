// The forms of signing in as staff. They are read here, once, and Payload gets what was read and nothing
// else: whatever a throttle counts is what is then tried.

import { partsOf } from '#src/bodies/parts.ts'

/** Parts of one form: the panel sends one. */
const MAX_PARTS = 50

/** The fields of each form; all of them are text. */
const FIELDS = {
  login: ['email', 'password'],
  'forgot-password': ['email'],
  'reset-password': ['token', 'password'],
  logout: [],
} as const satisfies Record<string, readonly string[]>

export type StaffForm = keyof typeof FIELDS

/** A form that cannot be read, with the sentence of the answer (400). */
export class UnreadableForm extends Error {}

/** The form that is sent to this path with this method, or null where it is none. */
export function staffFormAt(method: string, pathname: string): StaffForm | null {
  const name = /^\/api\/staff\/([a-z-]+)$/.exec(pathname)?.[1]
  return method === 'POST' && name !== undefined && Object.hasOwn(FIELDS, name) ? (name as StaffForm) : null
}

/**
 * The fields of a form, as JSON or as the `_payload` of a multipart form, in which Payload's panel may send
 * it.
 * @throws UnreadableForm
 */
export async function readForm<Form extends StaffForm>(
  request: Request,
  form: Form,
): Promise<Record<(typeof FIELDS)[Form][number], string>> {
  const fields: readonly string[] = FIELDS[form]
  if (fields.length === 0) return {} as never
  const body = await bodyOf(request)
  const read = fields.map((field) => {
    const value = Object.hasOwn(body, field) ? body[field] : undefined
    if (typeof value !== 'string' || value.trim() === '')
      throw new UnreadableForm(`Send ${fields.join(' and ')} as text.`)
    return [field, value] as const
  })
  return Object.fromEntries(read) as never
}

/** The same request with these fields as its body, and no other. */
export function withFields(request: Request, fields: Record<string, string>): Request {
  const headers = new Headers(request.headers)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name)
  headers.set('content-type', 'application/json')
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify(fields) })
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const bytes = await request.arrayBuffer() // within its limit: ../bodies/readableBody.ts
  try {
    const text = textOf(new Uint8Array(bytes), request.headers.get('content-type') ?? '')
    const body: unknown = text === null ? null : JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new UnreadableForm('Send the fields as a JSON object.')
}

function textOf(bytes: Uint8Array, type: string): string | null {
  if (type.split(';', 1)[0]!.trim().toLowerCase() === 'application/json')
    return new TextDecoder().decode(bytes)
  const parts = partsOf(bytes, type, MAX_PARTS)
  const sent = typeof parts === 'string' ? undefined : parts.find(({ name }) => name === '_payload')
  return sent?.content.toString() ?? null
}
