// Reads a form that was sent: text fields only, trimmed where the field is a name, whole where it is a text or password.

import type { Context } from 'hono'

/** The sent fields by name; files and repeated fields are ignored. */
export type Form = { text(name: string): string; line(name: string): string }

/** Parses the body of a POST. A field that is missing reads as the empty string. */
export async function readForm(c: Context): Promise<Form> {
  const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
  const text = (name: string): string => {
    const value = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : ''
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''
  }
  return { text, line: (name) => text(name).trim() }
}
