// The name of a colleague, of those who have left too, is not given to another account.

import {
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import type { Staff } from '#payload-types'
import { rowBefore, storedRow } from '#src/audit/recording/rows.ts'
import { staffNames } from '#src/audit/recording/staffNames.ts'
import { SYSTEM } from '#src/auditEvents/events/event.ts'
import { nameKey, wordsOf } from '#src/readers/names/nameKey.ts'

const TAKEN = 'Another member of staff has this name, or one that looks like it. Add something to it.'
const NOBODYS = 'This is a name of Assay or of the newsroom itself. Choose another.'
const NUMBER = 'A name has no raised or lowered digits: readers would take them for a note.'
const SIGNED = 'Another member of staff had this name, and stands in the record with it. Add something to it.'

/**
 * Refuses (400, on `name`) a new name that people would take for a colleague's. Two of one name from before
 * keep theirs.
 */
export const refuseTakenName: CollectionBeforeChangeHook<Staff> = async ({ data, originalDoc, req }) => {
  if (typeof data.name === 'string')
    await refuseTaken({ req, id: originalDoc?.id ?? null, name: data.name, before: originalDoc?.name })
  return data
}

/**
 * The same once more, after the change is recorded: two changes at once both move the head of the record, so
 * the second runs again and meets the first one's name.
 */
export const refuseNameJustTaken: CollectionAfterChangeHook<Staff> = async ({ doc, req }) => {
  const stored = await storedRow(req, 'staff', doc.id)
  const before = rowBefore(req, 'staff', doc.id)?.name
  await refuseTaken({ req, id: doc.id, name: String(stored?.name), before })
  return doc
}

/** What the record and pages say where no colleague did something, and of the newsroom as a whole. */
const NOT_A_PERSON = new Set(
  [
    SYSTEM,
    'The clock',
    'The house',
    'The console',
    'A reader',
    'A former reader',
    'The newsroom',
    'Newsroom',
  ].map(nameKey),
)

type Name = { req: PayloadRequest; id: string | null; name: string; before: unknown }

async function refuseTaken({ req, id, name, before }: Name): Promise<void> {
  const key = nameKey(name)
  if (typeof before === 'string' && nameKey(before) === key) return
  if (/[\p{No}\p{Nl}]/u.test(name)) refuse(NUMBER)
  if (NOT_A_PERSON.has(key)) refuse(NOBODYS)
  const colleagues = await req.payload.db.find<Staff>({
    collection: 'staff',
    where: id ? { id: { not_equals: id } } : {},
    limit: 0,
    pagination: false,
    req,
  })
  const keys = [key, turnedKey(name)]
  const isTaken = (other: string) => keys.includes(nameKey(other))
  if (colleagues.docs.some((colleague) => isTaken(colleague.name))) refuse(TAKEN)
  // Bylines, approvals and comments go on saying it. One that was the account's own before is its own again.
  const everybody = [...(await staffNames({ payload: req.payload, req }))]
  const others = everybody.flatMap(([account, names]) => (account === id ? [] : [...names]))
  if (others.some(isTaken)) refuse(SIGNED)
}

/** The family name first, as other countries and lists write it. */
function turnedKey(name: string): string {
  return nameKey(wordsOf(name).toReversed().join(' '))
}

function refuse(message: string): never {
  throw new ValidationError({ collection: 'staff', errors: [{ path: 'name', message }] })
}
