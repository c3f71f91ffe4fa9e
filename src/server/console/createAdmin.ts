// The console command that makes an administrator, or gives somebody on the staff a new password: there is no page for
// either, so nobody can get there first.

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Payload } from 'payload'
import { z } from 'zod'
import { MAX_EMAIL_LENGTH, MAX_STAFF_NAME_LENGTH } from '#access/accounts.ts'
import { normalEmail } from '#access/email.ts'
import { passwordLengthInWords, passwordLengthProblem } from '#access/passwords.ts'
import type { Staff } from '#payload-types'
import { environment } from '#src/environment/index.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

const USAGE =
  'Use: npm run admin:create -- --email you@example.com --name "Your Name" (the password is made and printed once, or taken from ADMIN_PASSWORD). With --reset instead of --name, somebody on the staff gets a new password.'

const wanted = z.object({
  email: z.string().transform(normalEmail).pipe(z.email().max(MAX_EMAIL_LENGTH)),
  name: z.string().trim().min(1).max(MAX_STAFF_NAME_LENGTH).nullable(),
  password: z.string().refine((password) => passwordLengthProblem('staff', password) === null),
})

await onConsole(createAdmin)

/** Resolves with the exit code. Safe beside a running server: one row, written in one transaction. */
async function createAdmin(): Promise<number> {
  const { email, name, password, isMade } = readArguments()
  await withNewsroom(
    (payload) =>
      name === null
        ? resetPassword({ payload, email, password })
        : makeAdmin({ payload, email, name, password }),
    { for: 'writing' },
  )
  console.log(`${name ?? email} may now log in at ${environment().siteUrl}/admin as ${email}.`)
  if (isMade) console.log(`The password, shown only here: ${password}`)
  return 0
}

type Account = { payload: Payload; email: string; password: string }

async function makeAdmin({ payload, email, name, password }: Account & { name: string }): Promise<void> {
  const { fromConsole, inTransaction } = await commands()
  if (await onStaff(payload, email))
    throw new Error(
      `${email} is on the staff already: an administrator can change the role in the admin panel.`,
    )
  const data = { email, name, password, role: 'admin' as const }
  await inTransaction(payload, null, (req) =>
    payload.create({
      collection: 'staff',
      data,
      depth: 0,
      overrideAccess: true,
      req,
      context: fromConsole(),
    }),
  ).catch((error: unknown) => {
    throw saidOf(error) ? new Error(saidOf(error), { cause: error }) : error
  }) // the first admin has nobody to ask for access
}

/** Ends every session of theirs; the record says that the console did it, and the person is told by mail. */
async function resetPassword({ payload, email, password }: Account): Promise<void> {
  const { fromConsole, inTransaction } = await commands()
  const staff = await onStaff(payload, email)
  if (!staff) throw new Error(`Nobody on the staff has the address ${email}.`)
  if (staff.departed) throw new Error(`${email} has left: an administrator can let them back in first.`)
  await inTransaction(payload, null, (req) =>
    payload.update({
      collection: 'staff',
      id: staff.id,
      data: { password },
      depth: 0,
      overrideAccess: true, // the console stands above roles
      req,
      context: fromConsole(),
    }),
  )
}

async function onStaff(payload: Payload, email: string): Promise<Staff | null> {
  const { docs } = await payload.find({
    collection: 'staff',
    where: { email: { equals: email } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the console stands above roles
  })
  return docs[0] ?? null
}

/** Imported on demand: the settings are looked at before anything opens. */
async function commands() {
  const [{ inTransaction }, { fromConsole }] = await Promise.all([
    import('#src/commands/transaction.ts'),
    import('#src/record/index.ts'),
  ])
  return { inTransaction, fromConsole }
}

function readArguments(): z.infer<typeof wanted> & { isMade: boolean } {
  const given = process.env.ADMIN_PASSWORD
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' }, reset: { type: 'boolean' } },
    strict: false,
  })
  const parsed = wanted.safeParse({
    email: values.email,
    name: values.reset ? null : values.name,
    password: given ?? randomBytes(15).toString('base64url'),
  })
  if (!parsed.success)
    throw new Error(
      given !== undefined && parsed.error.issues[0]?.path[0] === 'password'
        ? `ADMIN_PASSWORD must have ${passwordLengthInWords('staff')}.`
        : USAGE,
    )
  return { ...parsed.data, isMade: given === undefined }
}

/** What was said of the fields, if it is about them. */
function saidOf(error: unknown): string {
  return problemsOf(error)
    .map(({ message }) => message ?? '')
    .join(' ')
}

function problemsOf(error: unknown): { message?: string }[] {
  return (error as { data?: { errors?: { message?: string }[] } }).data?.errors ?? []
}
