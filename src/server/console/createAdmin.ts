// The console command that makes an administrator, or gives somebody on the staff a new password: there is no
// page for either, so nobody can get there first.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { environment } from '#src/environment/index.ts'
import { readAdminArguments } from './adminArguments.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

await onConsole(createAdmin)

/** Resolves with the exit code. Safe beside a running server: one row, written in one transaction. */
async function createAdmin(): Promise<number> {
  const { email, name, password, isMade } = readAdminArguments(
    process.argv.slice(2),
    process.env.ADMIN_PASSWORD,
  )
  await withNewsroom(
    (payload) =>
      name === null
        ? resetPassword({ payload, email, password })
        : makeAdmin({ payload, email, name, password }),
    { for: 'writing' },
  )
  const place = `${environment().siteUrl}/admin`
  console.log(
    name === null
      ? `${email} has a new password, and may log in with it at ${place}.`
      : `${name} may now log in at ${place} as ${email}.`,
  )
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
    import('#src/audit/index.ts'),
  ])
  return { inTransaction, fromConsole }
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
