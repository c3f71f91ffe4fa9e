// Reads a form that was sent: text fields only, trimmed where the field is a name, whole where it is a text
// or password.

import type { Context } from 'hono'
import { countFields, isInParts, partsOf } from '#src/bodies/parts.ts'

/** The sent fields by name; files and repeated fields are ignored. */
export type Form = { text(name: string): string; line(name: string): string }

/** Fields of one form; the longest of ours has ten. */
const MAX_FIELDS = 50

/**
 * Parses the body of a POST. A field that is missing reads as the empty string, and so does every field of a
 * form of too many.
 */
export async function readForm(c: Context): Promise<Form> {
  const body = await fieldsOf(c).catch(() => ({}) as Record<string, unknown>)
  const text = (name: string): string => {
    const value = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : ''
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''
  }
  return { text, line: (name) => text(name).trim() }
}

async function fieldsOf(c: Context): Promise<Record<string, unknown>> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const type = c.req.header('content-type') ?? ''
  const isReadable = isInParts(type)
    ? typeof partsOf(bytes, type, MAX_FIELDS) !== 'string'
    : countFields(bytes, MAX_FIELDS) <= MAX_FIELDS
  return isReadable ? c.req.parseBody() : {}
}
