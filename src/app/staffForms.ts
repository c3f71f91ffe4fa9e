// The forms of signing in as staff. They are read here, once, and Payload gets what was read and nothing
// else: whatever a throttle counts is what is then tried.

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
  const bytes = await request.arrayBuffer() // within the limit of this path: src/app/bodies.ts
  const type = request.headers.get('content-type') ?? ''
  const kind = type.split(';', 1)[0]!.trim().toLowerCase()
  try {
    const text =
      kind === 'multipart/form-data'
        ? (await new Response(bytes, { headers: { 'content-type': type } }).formData()).get('_payload')
        : kind === 'application/json'
          ? new TextDecoder().decode(bytes)
          : null
    const body: unknown = typeof text === 'string' ? JSON.parse(text) : null
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new UnreadableForm('Send the fields as a JSON object.')
}
