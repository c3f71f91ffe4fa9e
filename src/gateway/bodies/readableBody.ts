// Bodies are read once, within a limit, and looked at before anything parses them: what cannot be read, is
// too large or too deep gets a sentence instead of a fault.

import { preferenceProblem } from '#collections/payloadsOwn.ts'
import { isInParts } from '#src/bodies/parts.ts'
import { takesDocument } from '../rules/apiPaths.ts'
import { badRequest, Refusal } from '../rules/refusal.ts'
import { boundedJson, isObject } from './boundedJson.ts'
import { arrived, bytesWithin } from './bytes.ts'
import { readableForm } from './forms.ts'

const KB = 1024

/** Bytes of a body by where it goes; the process itself limits all others (src/server/limits.ts). */
const SMALL_BODIES: readonly { path: RegExp; most: number }[] = [
  { path: /^\/api\/staff\/(login|logout|forgot-password|reset-password)$/, most: 8 * KB },
  { path: /^\/api\/graphql$/, most: 256 * KB },
  { path: /^\/api\/payload-/, most: 64 * KB },
]

const PREFERENCES = /^\/api\/payload-preferences\//

/** Payload reads such a form as one with files, and fails. */
const PLAIN_FORM = 'application/x-www-form-urlencoded'

const JSON_TYPE = 'application/json'

const NO_FIELDS = 'Send the fields as a JSON object.'
const NO_FORM = `Send a preference as ${JSON_TYPE}.`

/** The same request with a body that has arrived whole and can be read. @throws Refusal 400 or 413 */
export async function withReadableBody(request: Request): Promise<Request> {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const type = request.headers.get('content-type')?.toLowerCase() ?? ''
  const { pathname } = new URL(request.url)
  const small = SMALL_BODIES.find(({ path }) => path.test(pathname))
  const whole = small ? await readWithin(request, small.most) : request
  if (type.startsWith(PLAIN_FORM)) throw otherType()
  if (isInParts(type) && PREFERENCES.test(pathname)) throw badRequest(NO_FORM)
  const hasFields = takesDocument(request.method, pathname)
  // Payload takes all that has “multipart/” in it for a form, and some of its endpoints read JSON of any
  // type.
  if (isInParts(type)) return readableForm(whole, { hasFields })
  const text = await arrived(whole.clone().text())
  const sent = checkText(text, type)
  if (hasFields) checkFields(text, request.headers.get('content-type'))
  if (PREFERENCES.test(pathname)) checkPreference(sent)
  return whole
}

/** The same request with its whole body, of which no more is read than it may have. @throws Refusal 413 */
export async function readWithin(request: Request, most: number): Promise<Request> {
  const tooLarge = new Refusal(413, 'ContentTooLarge', `Send at most ${most / KB} kB here.`)
  const bytes = await bytesWithin(request, most, tooLarge)
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, ...(bytes.length > 0 ? { body: bytes } : {}) })
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
