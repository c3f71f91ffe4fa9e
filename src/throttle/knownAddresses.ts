// Addresses from which somebody has signed in to an account. They get past the limits that others meet, after
// a restart too.
//
// They are kept on the row of the account, so that they go when it goes, and by a keyed hash: whoever reads
// the database or a backup learns no address. Not in a cookie, which a browser forgets, and with which a
// stolen laptop would guess for weeks.

import { createHmac } from 'node:crypto'
import type { Payload } from 'payload'

/** How long a place keeps its way in after the last right password, in milliseconds. */
const KNOWN_FOR_MS = 20 * 24 * 3_600_000

/** Of an account at most so many are kept, the newest: a phone sees many networks. */
const MAX_PLACES = 30

/** A place: a keyed hash of account and address, and until when it counts. */
export type SignInAddress = { key: string; until: string }

const COLLECTIONS = { staff: 'staff', reader: 'readers' } as const

type Row = { id: string; places?: SignInAddress[] | null }

/** Whether the right password of this account was given from this address in the last 20 days. */
export async function isKnownPlace(payload: Payload, guess: Guess, now: Date): Promise<boolean> {
  const row = await rowOf(payload, guess)
  const key = row && keyOf(payload, guess, row)
  return row?.places?.some((place) => place.key === key && place.until > now.toISOString()) ?? false
}

/**
 * Remembers this address for 20 days. Of two log-ins at the same moment one may be forgotten, until it signs
 * in again.
 */
export async function rememberPlace(payload: Payload, guess: Guess, now: Date): Promise<void> {
  const row = await rowOf(payload, guess)
  if (!row) return
  const key = keyOf(payload, guess, row)
  const others = (row.places ?? []).filter((place) => place.key !== key && place.until > now.toISOString())
  const until = new Date(now.getTime() + KNOWN_FOR_MS).toISOString()
  await payload.db.updateOne({
    collection: COLLECTIONS[guess.realm],
    id: row.id,
    // With `null` the row keeps its time: a log-in is no change of the person.
    data: { places: [{ key, until }, ...others].slice(0, MAX_PLACES), updatedAt: null },
    returning: false,
  })
}

function rowOf(payload: Payload, { realm, account }: Guess): Promise<Row | null> {
  return payload.db.findOne<Row>({
    collection: COLLECTIONS[realm],
    where: { email: { equals: account } },
    select: { places: true },
  })
}

function keyOf(payload: Payload, { realm, address }: Guess, row: Row): string {
  const key = createHmac('sha256', payload.secret).update('assay known places').digest()
  return createHmac('sha256', key)
    .update(JSON.stringify([realm, row.id, address]))
    .digest('base64url')
}

/**
 * A person at one place trying one account's password. Realms are apart: a reader's guesses never slow the
 * desk.
 */
export type Guess = { realm: 'reader' | 'staff'; account: string; address: string }
