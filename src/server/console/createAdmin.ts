// The console command that makes an administrator: there is no page for it, so nobody can get there first.

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { MAX_EMAIL_LENGTH, MAX_STAFF_NAME_LENGTH } from '#access/accounts.ts'
import { passwordLengthInWords, passwordLengthProblem } from '#access/passwords.ts'
import { environment } from '#src/environment/index.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

const USAGE =
  'Use: npm run admin:create -- --email you@example.com --name "Your Name" (the password is made and printed once, or taken from ADMIN_PASSWORD).'

const wanted = z.object({
  email: z
    .email()
    .max(MAX_EMAIL_LENGTH)
    .transform((email) => email.toLowerCase()),
  name: z.string().trim().min(1).max(MAX_STAFF_NAME_LENGTH),
  password: z.string().refine((password) => passwordLengthProblem('staff', password) === null),
})

await onConsole(createAdmin)

/** Resolves with the exit code. Safe beside a running server: one row, written in one transaction. */
async function createAdmin(): Promise<number> {
  const { email, name, password, isMade } = readArguments()
  await withNewsroom(
    async (payload) => {
      const [{ inTransaction }, { atConsole }] = await Promise.all([
        import('#src/publishing/transaction.ts'),
        import('#src/record/index.ts'),
      ])
      const { totalDocs } = await payload.count({
        collection: 'staff',
        where: { email: { equals: email } },
        overrideAccess: true,
      }) // the console stands above roles
      if (totalDocs > 0)
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
          context: atConsole(),
        }),
      ).catch((error: unknown) => {
        if (!isTaken(error, 'slug')) throw error
        throw new Error(`There is a ${name} on the staff already: add something to the name.`, {
          cause: error,
        })
      }) // the first admin has nobody to ask for access
    },
    { for: 'writing' },
  )
  console.log(`${name} may now log in at ${environment().siteUrl}/admin as ${email}.`)
  if (isMade) console.log(`The password, shown only here: ${password}`)
  return 0
}

function readArguments(): z.infer<typeof wanted> & { isMade: boolean } {
  const given = process.env.ADMIN_PASSWORD
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' } },
    strict: false,
  })
  const parsed = wanted.safeParse({ ...values, password: given ?? randomBytes(15).toString('base64url') })
  if (!parsed.success)
    throw new Error(
      given !== undefined && parsed.error.issues[0]?.path[0] === 'password'
        ? `ADMIN_PASSWORD must have ${passwordLengthInWords('staff')}.`
        : USAGE,
    )
  return { ...parsed.data, isMade: given === undefined }
}

function isTaken(error: unknown, field: string): boolean {
  const { data } = error as { data?: { errors?: { path?: string }[] } }
  return data?.errors?.some(({ path }) => path === field) ?? false
}
