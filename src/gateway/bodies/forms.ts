// Forms with a picture: read once, within a limit, looked at, and handed on in pieces.

import { isReachingName } from '#src/bodies/nesting.ts'
import { type Part, partsOf } from '#src/bodies/parts.ts'
import { MAX_FILE_BYTES, TOO_LARGE_FILE } from '#src/pictures/cost.ts'
import { badRequest, Refusal } from '../rules/refusal.ts'
import { boundedJson, isObject } from './boundedJson.ts'
import { bytesWithin, inPieces } from './bytes.ts'

/** Parts of one form: a file, and the fields beside it. */
const MAX_PARTS = 50

/** Bytes of the fields beside a file; Payload reads no more. */
const MAX_FIELDS = 1024 * 1024

/** Bytes of a form: a file, its fields, and what stands between them. */
const MAX_FORM = MAX_FILE_BYTES + 2 * MAX_FIELDS

const UNREADABLE_FORM =
  'The form cannot be read. Send it again as browsers do: as multipart/form-data with a boundary.'

/** The same request with a form that has arrived whole and can be read. @throws Refusal 400 or 413 */
export async function readableForm(
  request: Request,
  { hasFields }: { hasFields: boolean },
): Promise<Request> {
  const bytes = await bytesWithin(request, MAX_FORM, new Refusal(413, 'ContentTooLarge', TOO_LARGE_FILE))
  checkForm(bytes, { type: request.headers.get('content-type') ?? '', hasFields })
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

function checkForm(
  bytes: Uint8Array<ArrayBuffer>,
  { type, hasFields }: { type: string; hasFields: boolean },
): void {
  const parts = partsOf(bytes, type, MAX_PARTS)
  if (parts === 'too many') throw badRequest(`Send at most ${MAX_PARTS} parts in one form.`)
  if (parts === 'odd') throw badRequest(UNREADABLE_FORM)
  if (parts.some(({ name }) => isReachingName(name))) throw badRequest(UNREADABLE_FORM)
  if (parts.some((part) => part.name === 'file' && !hasFileName(part)))
    throw badRequest('Send the file with its file name.')
  const fields = parts.filter(({ name }) => name === '_payload')
  if (hasFields && fields.length === 0) throw badRequest('Send the fields as JSON, in a part “_payload”.')
  if (fields.length > 1) throw badRequest('Send one part “_payload”.')
  const [sent] = fields
  if (!sent) return
  if (sent.fileName !== null || sent.content.length > MAX_FIELDS) throw badRequest(UNREADABLE_FORM)
  if (!isObject(boundedJson(sent.content.toString()))) throw badRequest(UNREADABLE_FORM)
}

/** Dots alone name a folder, and Payload drops them. */
function hasFileName({ fileName }: Part): boolean {
  return fileName !== null && !/^\.{0,2}$/.test(fileName)
}
