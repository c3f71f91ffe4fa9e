// Forms with a picture: read once, within a limit, looked at, and handed on in pieces.

import { isReachingName } from '#src/bodies/nesting.ts'
import { countParts, hasLongHead } from '#src/bodies/parts.ts'
import { MAX_FILE_BYTES, TOO_LARGE_FILE } from '#src/pictures/cost.ts'
import { boundedJson, isObject } from './boundedJson.ts'
import { bytesWithin, inPieces } from './bytes.ts'
import { badRequest, Refusal } from './refusal.ts'

/** Parts of one form: a file, and the fields beside it. */
const MAX_PARTS = 50

/** Characters of the fields beside a file. */
const MAX_FIELDS = 1024 * 1024

/** Bytes of a form: a file, its fields, and what stands between them. */
const MAX_FORM = MAX_FILE_BYTES + 2 * MAX_FIELDS

const UNREADABLE_FORM = 'The form cannot be read. Send it again, as multipart/form-data with a boundary.'

/** The same request with a form that has arrived whole and can be read. @throws Refusal 400 or 413 */
export async function readableForm(
  request: Request,
  { hasFields }: { hasFields: boolean },
): Promise<Request> {
  const bytes = await bytesWithin(request, MAX_FORM, new Refusal(413, 'ContentTooLarge', TOO_LARGE_FILE))
  await checkForm(bytes, { type: request.headers.get('content-type') ?? '', hasFields })
  const { url, method, headers, signal } = request
  // `duplex` is wanted with every stream (Fetch, section 5.3), and the DOM's types lack it.
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    signal,
    body: inPieces(bytes),
    duplex: 'half',
  }
  return new Request(url, init)
}

async function checkForm(
  bytes: Uint8Array<ArrayBuffer>,
  { type, hasFields }: { type: string; hasFields: boolean },
): Promise<void> {
  const count = countParts(bytes, type, MAX_PARTS)
  if (count !== null && count > MAX_PARTS) throw badRequest(`Send at most ${MAX_PARTS} parts in one form.`)
  const form = count === null || hasLongHead(bytes, type) ? null : await formOf(bytes, type)
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
  if (typeof sent !== 'string' || sent.length > MAX_FIELDS) throw badRequest(UNREADABLE_FORM)
  if (!isObject(boundedJson(sent))) throw badRequest(UNREADABLE_FORM)
}

function formOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  return new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null)
}
