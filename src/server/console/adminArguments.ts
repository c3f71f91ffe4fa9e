// What is given to the command that makes an administrator: read, or refused with the one thing that is
// wrong.

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { MAX_EMAIL_LENGTH, MAX_STAFF_NAME_LENGTH } from '#access/accounts.ts'
import { normalEmail } from '#access/email.ts'
import { passwordLengthInWords, passwordLengthProblem } from '#access/passwordRules.ts'

const USAGE =
  'Use: npm run admin:create -- --email you@example.com --name "Your Name" (the password ' +
  'is made and printed once, or taken from ADMIN_PASSWORD). With --reset instead of ' +
  '--name, somebody on the staff gets a new password.'

const KNOWN = new Set(['email', 'name', 'reset'])

const wanted = z.object({
  email: z.string().transform(normalEmail).pipe(z.email().max(MAX_EMAIL_LENGTH)),
  name: z.string().trim().min(1).max(MAX_STAFF_NAME_LENGTH).nullable(),
  password: z.string().refine((password) => passwordLengthProblem('staff', password) === null),
})

/**
 * Whose account; `name` is null where somebody gets a new password, and `isMade` says that nobody has seen
 * the password yet.
 */
type AdminArguments = z.infer<typeof wanted> & { isMade: boolean }

/**
 * Reads the arguments of the command. `password` is the one of ADMIN_PASSWORD, if there is one.
 * @throws Error that says what is wrong, and how the command is used
 */
export function readAdminArguments(args: string[], password: string | undefined): AdminArguments {
  const { values, positionals } = parseArgs({
    args,
    options: { email: { type: 'string' }, name: { type: 'string' }, reset: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  })
  const unknown = [
    ...Object.keys(values).flatMap((name) => (KNOWN.has(name) ? [] : `--${name}`)),
    ...positionals,
  ]
  if (unknown.length > 0) throw new Error(`${unknown[0]} is no part of this command. ${USAGE}`)
  const parsed = wanted.safeParse({
    email: values.email,
    name: values.reset ? null : values.name,
    password: password ?? randomBytes(15).toString('base64url'),
  })
  if (!parsed.success) throw new Error(problem(parsed.error, values))
  return { ...parsed.data, isMade: password === undefined }
}

function problem(error: z.ZodError, values: Record<string, unknown>): string {
  const field = String(error.issues[0]?.path[0])
  if (field === 'password') return `ADMIN_PASSWORD must have ${passwordLengthInWords('staff')}.`
  if (typeof values[field] !== 'string') return `--${field} is missing. ${USAGE}`
  return field === 'email'
    ? `--email must be an e-mail address, and ${JSON.stringify(values.email)} is none. ${USAGE}`
    : `--name must have 1 to ${MAX_STAFF_NAME_LENGTH} characters. ${USAGE}`
}
