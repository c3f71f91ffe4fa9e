// What the staff endpoints of our collections have in common: who asks, and a body of the right form.

import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { staffOf } from '#access/actors.ts'
import type { Staff } from '#payload-types'
import { noteProblem } from './notes.ts'

/** The member of staff behind a request; anybody else gets 401. */
export function staffBehind(req: PayloadRequest): Staff {
  const staff = staffOf(req.user)
  if (!staff) throw new APIError('Sign in as staff first.', 401, undefined, true)
  return staff
}

/** The body of a request that takes none. */
export const NOTHING = z.strictObject({})

type Refusing = {
  /** Said where the body is no JSON object; an empty one will do where nothing is said. */
  missing?: string
  /** Added to the sentence about a property that there is not. */
  known?: string
  error?: (message: string) => Error
}

/**
 * The body of a request, as its schema reads it.
 * @throws 400, or what `error` makes, with the sentence that the schema has for what is wrong
 */
export async function bodyOf<Schema extends z.ZodType>(
  req: PayloadRequest,
  schema: Schema,
  { missing, known, error = bad }: Refusing = {},
): Promise<z.output<Schema>> {
  const sent: unknown = await req.json?.().catch(() => null)
  const body = missing ? sent : (sent ?? {})
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw error(missing ?? 'Send a JSON object.')
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const unknown = read.error.issues.find((issue) => issue.code === 'unrecognized_keys')
  if (!unknown) throw error(read.error.issues[0]!.message)
  throw error([`Unknown property: ${unknown.keys.slice(0, 5).join(', ')}.`, known].filter(Boolean).join(' '))
}

/** A 400 with a sentence for the person. */
export function bad(message: string): APIError<null> {
  return new APIError(message, 400, null, true)
}

/** Text that has words, under its name. */
export function textOf(name: string) {
  return z.string(`Send ${name} as text.`).refine((text) => text.trim() !== '', `Send ${name} as text.`)
}

type Note = {
  most: number
  /** Said of a longer one, and of what is no text. */
  tooLong: string
  /** Said where there is none; it may be left out where nothing is said. */
  needed?: string
}

/** A note for colleagues, trimmed. */
export function noteOf(note: Note & { needed: string }): z.ZodType<string>
export function noteOf(note: Note): z.ZodType<string | null>
export function noteOf({ most, tooLong, needed }: Note): z.ZodType<string | null> {
  return z
    .string(tooLong)
    .max(most, tooLong)
    .nullish()
    .superRefine((note, check) => {
      const problem = needed && !note?.trim() ? needed : noteProblem(note)
      if (problem) check.addIssue({ code: 'custom', message: problem })
    })
    .transform((note) => note?.trim() || null)
}
