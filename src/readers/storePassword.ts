// Replaces a password that is still the one we saw, and ends the sessions that were opened with it.

import type { PayloadRequest } from 'payload'
import { compareAndSet } from '#src/database/index.ts'
import type { PasswordHash } from '#src/passwords/hash.ts'
import type { Account } from './account.ts'
import { LinkSpentError } from './input/errors.ts'

type NewPassword = {
  req: PayloadRequest
  reader: Account
  hashed: PasswordHash
  /** The session that stays; null ends them all. */
  keepSession: string | null
  /** What else changes with it. */
  also?: { verifiedAt: string }
}

/** Throws LinkSpentError when somebody else changed the password first. */
export async function storePassword({
  req,
  reader,
  hashed,
  keepSession,
  also = undefined,
}: NewPassword): Promise<void> {
  const { payload } = req
  const won = await compareAndSet({
    payload,
    req,
    collection: 'readers',
    id: reader.id,
    where: { hash: { equals: reader.hash } },
    data: { ...hashed, ...also },
  })
  if (!won) throw new LinkSpentError()
  const sessions = (reader.sessions ?? []).filter((session) => session.id === keepSession)
  await payload.db.updateOne({
    collection: 'readers',
    id: reader.id,
    data: { sessions },
    req,
    returning: false,
  })
}
