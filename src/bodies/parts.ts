// Forms in parts, read in their bytes. Whoever reads such a form behind us is another reader: of a head that
// says one thing twice, or names an encoding, two readers make two forms. So a head says what browsers say
// of a field or a file, in the one way in which they say it, and nothing else.

/** A field, or a file where it has a file name, as its head names it. */
export type Part = { name: string; fileName: string | null; content: Buffer }

/** Names and types of ours are a tenth of that, the longest file name is half of it. */
const MAX_HEAD_BYTES = 2 * 1024

/** The panel names its fields with a tenth of that. */
const MAX_NAME_LENGTH = 300

const CRLF = '\r\n'
const END_OF_HEAD = CRLF + CRLF

/** Names are ASCII; in neither is anything escaped, and a file name is no path. Asked of bytes as Latin-1. */
const HEAD =
  /^content-disposition: form-data; name="([ !#$&-[\]-~]+)"(?:; filename="([ !#-.0-[\]-~\u0080-\u00ff]*)")?(?:\r\ncontent-type: ([\w.+-]+\/[\w.+-]+)(?:; ?charset=utf-8)?)?$/i

/** Types of a field. A part of another type and without a file name is a file to some readers. */
const FIELD_TYPES: readonly (string | undefined)[] = [undefined, 'text/plain', 'application/json']

/** The type of a file that nobody chose. A part of another type and with an empty name is a field to some. */
const NO_FILE_TYPES: readonly (string | undefined)[] = ['application/octet-stream']

/** At most 70 characters: RFC 2046, section 5.1.1. */
const TYPE = /^multipart\/form-data; ?boundary=(?:"([\w'()+,./:=?-]{1,70})"|([\w'+.-]{1,70}))$/

/** The fields of a form that has them between `&`, `most` and one at most. */
export function countFields(body: Uint8Array, most: number): number {
  const bytes = bytesOf(body)
  let count = 1
  for (let at = bytes.indexOf('&'); at !== -1 && count <= most; at = bytes.indexOf('&', at + 1)) count += 1
  return count
}

/** Whether any reader might take a form of this content type for one in parts. */
export function isInParts(type: string): boolean {
  return type.toLowerCase().includes('multipart/')
}

/**
 * The parts of a form, where there are no more than `most`. It is odd where it says no one boundary, and
 * where another reader might read something else of it.
 */
export function partsOf(body: Uint8Array, type: string, most: number): Part[] | 'odd' | 'too many' {
  const boundary = boundaryOf(type)
  if (boundary === null) return 'odd'
  const bytes = bytesOf(body)
  const between = `${CRLF}--${boundary}`
  const parts: Part[] = []
  if (!startsWith(bytes, between.slice(CRLF.length))) return 'odd'
  for (let at = between.length - CRLF.length; !isEnd(bytes, at);) {
    if (parts.length === most) return 'too many'
    const next = bytes.indexOf(between, at)
    const part = next === -1 ? null : partIn(bytes.subarray(at, next))
    if (!part) return 'odd'
    parts.push(part)
    at = next + between.length
  }
  return parts
}

/** Whether a form ends here, behind its last boundary. */
function isEnd(bytes: Buffer, at: number): boolean {
  return bytes.length - at <= 2 + CRLF.length && ['--', `--${CRLF}`].includes(bytes.toString('latin1', at))
}

/** What stands between two boundaries. */
function partIn(bytes: Buffer): Part | null {
  const end = bytes.subarray(0, MAX_HEAD_BYTES).indexOf(END_OF_HEAD)
  if (end === -1 || !startsWith(bytes, CRLF)) return null
  const head = HEAD.exec(bytes.toString('latin1', CRLF.length, end))
  if (!head) return null
  const [, name = '', fileName = null, type] = head
  if (name.length > MAX_NAME_LENGTH) return null
  const types = fileName === null ? FIELD_TYPES : fileName === '' ? NO_FILE_TYPES : null
  if (types && !types.includes(type?.toLowerCase())) return null
  return {
    name,
    fileName: fileName && utf8Of(fileName),
    content: bytes.subarray(end + END_OF_HEAD.length),
  }
}

function boundaryOf(type: string): string | null {
  const [, quoted, plain] = TYPE.exec(type) ?? []
  return quoted ?? plain ?? null
}

function startsWith(bytes: Buffer, text: string): boolean {
  return bytes.toString('latin1', 0, text.length) === text
}

function utf8Of(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString()
}

function bytesOf(body: Uint8Array): Buffer {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}
