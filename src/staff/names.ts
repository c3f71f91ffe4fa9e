// The name of a colleague, of those who have left too, is not given to another account.

import {
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import type { Staff } from '#payload-types'
import { readRows } from '#src/database/index.ts'
import { nameKey } from '#src/readers/names/nameKey.ts'
import { rowBefore, storedRow } from '#src/record/rows.ts'

const TAKEN = 'Another member of staff has this name, or one that looks like it. Add something to it.'
const NUMBER = 'A name has no raised or lowered digits: readers would take them for a note.'
const SIGNED = 'Comments by another member of staff stand with this name. Add something to it.'

/** Refuses (400, on `name`) a new name that people would take for a colleague's. Two of one name from before keep theirs. */
export const refuseTakenName: CollectionBeforeChangeHook<Staff> = async ({ data, originalDoc, req }) => {
  if (typeof data.name === 'string')
    await refuseTaken({ req, id: originalDoc?.id ?? null, name: data.name, before: originalDoc?.name })
  return data
}

/**
 * The same once more, after the change is recorded: two changes at once both move the head of the record, so the second runs again
 * and meets the first one's name.
 */
export const refuseNameJustTaken: CollectionAfterChangeHook<Staff> = async ({ doc, req }) => {
  const stored = await storedRow(req, 'staff', doc.id)
  const before = rowBefore(req, 'staff', doc.id)?.name
  await refuseTaken({ req, id: doc.id, name: String(stored?.name), before })
  return doc
}

type Name = { req: PayloadRequest; id: string | null; name: string; before: unknown }

async function refuseTaken({ req, id, name, before }: Name): Promise<void> {
  const key = nameKey(name)
  if (typeof before === 'string' && nameKey(before) === key) return
  if (/[\p{No}\p{Nl}]/u.test(name)) refuse(NUMBER)
  const colleagues = await req.payload.db.find<Staff>({
    collection: 'staff',
    where: id ? { id: { not_equals: id } } : {},
    limit: 0,
    pagination: false,
    req,
  })
  if (colleagues.docs.some((colleague) => nameKey(colleague.name) === key)) refuse(TAKEN)
  const signed = await readRows<{ id: string; staffName: string }>({
    payload: req.payload,
    req,
    collection: 'comments',
    where: {
      and: [{ staffName: { exists: true } }, ...(id ? [{ staffAuthor: { not_equals: id } }] : [])],
    },
    fields: ['staffName'],
  }) // compared, and nothing of it told
  if (signed.some(({ staffName }) => nameKey(staffName) === key)) refuse(SIGNED)
}

function refuse(message: string): never {
  throw new ValidationError({ collection: 'staff', errors: [{ path: 'name', message }] })
}
