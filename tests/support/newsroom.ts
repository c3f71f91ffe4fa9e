// A newsroom of its own for a test file: the real config on a fresh database, with one person of each role.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { STAFF_ROLES, type StaffRole } from '#src/workflow/transitions.ts'

export type Newsroom = {
  payload: Payload
  staff: Record<StaffRole, Staff>
  password: string
  close: () => Promise<void>
}

const ENGINE = process.env.TEST_DATABASE === 'mongodb' ? 'mongodb' : 'sqlite'

/**
 * Opens a newsroom. One a file: the config reads the environment once a process. TEST_DATABASE chooses the
 * engine.
 */
export async function openNewsroom({ staffed = true }: { staffed?: boolean } = {}): Promise<Newsroom> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-test-'))
  process.env.DATA_DIR = dataDir
  process.env.DATABASE_URL = databaseUrl(dataDir)
  process.env.SITE_URL = 'http://localhost:3000'
  process.env.LOG_LEVEL ??= 'silent'
  delete process.env.SMTP_URL
  const { getPayload } = await import('payload')
  const { default: config } = await import('#config')
  const payload = await getPayload({ config })
  const password = 'a long enough password'
  const staff = {} as Record<StaffRole, Staff>
  for (const role of staffed ? STAFF_ROLES : []) {
    staff[role] = await payload.create({
      collection: 'staff',
      data: { name: `The ${role}`, email: `${role}@desk.example`, role, password },
      depth: 0,
      overrideAccess: true,
    })
  }
  const close = async () => {
    if (ENGINE === 'mongodb')
      await (
        payload.db as unknown as { connection: { dropDatabase: () => Promise<unknown> } }
      ).connection.dropDatabase()
    await payload.destroy()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { payload, staff, password, close }
}

/** A call on behalf of a member of staff, with access rules. */
export function as(staff: Staff) {
  return { depth: 0, overrideAccess: false, user: { ...staff, collection: 'staff' as const } } as const
}

function databaseUrl(dataDir: string): string {
  if (ENGINE === 'sqlite') return `file:${path.join(dataDir, 'test.db')}`
  const base = process.env.MONGODB_URL
  if (!base) throw new Error('Set MONGODB_URL to run the tests on MongoDB.')
  const name = `assay_${path.basename(dataDir).replace(/[^a-zA-Z0-9]/g, '_')}`
  return base.replace(/\/[^/?]*\?/, `/${name}?`)
}
