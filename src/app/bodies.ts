// Bodies are read once, within a limit, and looked at before anything parses them: what cannot be read, is too large or too deep
// gets a sentence instead of a fault.

import { preferenceProblem } from '#collections/payloadsOwn.ts'
import { excessIn, hasTooManyNames, isReachingName, MAX_NESTING, MOST_VALUES } from '#src/bodies/nesting.ts'
import { countParts } from '#src/bodies/parts.ts'
import { takesDocument } from './places.ts'
import { badRequest, Refusal } from './refusal.ts'

const KB = 1024

/** Bytes of a body by where it goes; the process itself limits all others (src/server/limits.ts). */
const SMALL_BODIES: readonly { path: RegExp; most: number }[] = [
  { path: /^\/api\/staff\/(login|logout|forgot-password|reset-password)$/, most: 8 * KB },
  { path: /^\/api\/graphql$/, most: 256 * KB },
  { path: /^\/api\/payload-/, most: 64 * KB },
]

/** Parts of one form: a file, and the fields beside it. */
const MOST_PARTS = 50

const PREFERENCES = /^\/api\/payload-preferences\//

/** Payload reads such a form as one with files, and fails. */
const PLAIN_FORM = 'application/x-www-form-urlencoded'

const JSON_TYPE = 'application/json'

const NO_FIELDS = 'Send the fields as a JSON object.'
const TOO_MUCH = {
  levels: `Send JSON of at most ${MAX_NESTING} levels.`,
  values: `Send JSON of at most ${MOST_VALUES.toLocaleString('en-GB')} values.`,
}
const NO_SUCH_FIELDS = 'Send the fields that there are: no object has that many.'

/** Characters of the fields beside a file. */
const LONGEST_FIELDS = 1024 * KB

const UNREADABLE_FORM = 'The form cannot be read. Send it again, as multipart/form-data with a boundary.'

/** The same request with a body that has arrived whole and can be read. @throws Refusal 400 or 413 */
export async function withReadableBody(request: Request): Promise<Request> {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const type = request.headers.get('content-type')?.toLowerCase() ?? ''
  const { pathname } = new URL(request.url)
  const small = SMALL_BODIES.find(({ path }) => path.test(pathname))
  const whole = small ? await readWithin(request, small.most) : request
  if (type.startsWith(PLAIN_FORM)) throw otherType()
  const hasFields = takesDocument(request.method, pathname)
  // Payload takes all that has “multipart/” in it for a form, and some of its endpoints read JSON of any type.
  if (type.includes('multipart/')) await checkForm(whole, { hasFields })
  else {
    const text = await whole.clone().text()
    const sent = checkText(text, type)
    if (hasFields) checkFields(text, request.headers.get('content-type'))
    if (PREFERENCES.test(pathname)) checkPreference(sent)
  }
  return whole
}

/** The same request with its whole body, of which no more is read than it may have, whatever length was announced. @throws Refusal 413 */
export async function readWithin(request: Request, most: number): Promise<Request> {
  const tooLarge = new Refusal(413, 'ContentTooLarge', `Send at most ${most / KB} kB here.`)
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body ?? []) {
    length += piece.byteLength
    if (length > most) throw tooLarge
    pieces.push(piece)
  }
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, ...(length > 0 ? { body: Buffer.concat(pieces) } : {}) })
}

async function checkForm(request: Request, { hasFields }: { hasFields: boolean }): Promise<void> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await request.clone().arrayBuffer())
  const count = countParts(bytes, type, MOST_PARTS)
  if (count !== null && count > MOST_PARTS) throw badRequest(`Send at most ${MOST_PARTS} parts in one form.`)
  const form = count === null ? null : await formOf(bytes, type)
  if (!form) throw badRequest(UNREADABLE_FORM)
  if ([...form.entries()].some(([name]) => isReachingName(name))) throw badRequest(UNREADABLE_FORM)
  // Payload takes a part with a type and no file name for a file, and fails on the name that is missing.
  if (form.getAll('file').some((file) => typeof file === 'string' || file.name === ''))
    throw badRequest('Send the file with its file name.')
  const fields = form.getAll('_payload')
  if (hasFields && fields.length === 0) throw badRequest('Send the fields as JSON, in a part “_payload”.')
  if (fields.length > 1) throw badRequest('Send one part “_payload”.')
  const [sent] = fields
  if (sent === undefined) return
  if (typeof sent !== 'string' || sent.length > LONGEST_FIELDS) throw badRequest(UNREADABLE_FORM)
  if (!isObject(boundedJson(sent))) throw badRequest(UNREADABLE_FORM)
}

function formOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  return new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null)
}

/** Payload writes a preference past the hooks of its collection. */
function checkPreference(sent: unknown): void {
  const { value } = (isObject(sent) ? sent : {}) as { value?: unknown }
  const problem = preferenceProblem(value)
  if (problem) throw badRequest(problem)
}

/** What a text says as JSON. Every collection's body is an object; an empty one is none. */
function checkText(text: string, type: string): unknown {
  if (text.trim() === '') return undefined
  const value = boundedJson(text)
  if (type.startsWith(JSON_TYPE) && !isObject(value)) throw badRequest(NO_FIELDS)
  return value
}

/** What a text says as JSON, and `undefined` where it is none. @throws Refusal where it is too deep or too much */
function boundedJson(text: string): unknown {
  const excess = excessIn(text)
  if (excess) throw badRequest(TOO_MUCH[excess])
  const value = parsed(text)
  if (hasTooManyNames(value)) throw badRequest(NO_SUCH_FIELDS)
  return value
}

/** The fields of a document are JSON that says so, in the one way that Payload reads. */
function checkFields(text: string, type: string | null): void {
  if (text.trim() === '') throw badRequest(NO_FIELDS)
  if (type?.split(';')[0] !== JSON_TYPE) throw otherType()
}

function otherType(): Refusal {
  return new Refusal(
    415,
    'UnsupportedMediaType',
    `Send JSON as ${JSON_TYPE}, or a form as multipart/form-data.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
