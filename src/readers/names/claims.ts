// Who has which name. A claim is a keyed hash of the name's key and the id of the reader: it says nothing to
// who cannot compute it.

import { createHmac } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { READER_NAME_LENGTH } from '#access/accounts.ts'
import { publicError } from '#access/sameError.ts'
import type { Reader, ReaderName } from '#payload-types'
import { staffNames } from '#src/audit/recording/staffNames.ts'
import { ReaderInputError } from '../input/errors.ts'
import { nameKey } from './nameKey.ts'
import { nameAsReader, reservedFor, type Reserved } from './reserved.ts'

type Wearer = Pick<Reader, 'id' | 'displayName' | 'formerNames'>
type On = { payload: Payload; req?: PayloadRequest }

/** How many variants of a name are looked at before none is offered. */
const MAX_VARIANTS = 20

/** The keyed hash of a name: the same for all names that people take for one another. */
export function nameHash(secret: string, name: string): string {
  const key = createHmac('sha256', secret).update('assay reader names').digest()
  return createHmac('sha256', key).update(nameKey(name)).digest('base64url')
}

/**
 * Throws ReaderInputError on `displayName`, with a variant where there is one, unless the name is free or
 * this reader's own. It says of a name that another has it, and nothing of whose.
 */
export async function refuseTaken(on: On, name: string, readerId: string | null = null): Promise<void> {
  const reserved = reservedFor(name, await reservedNames(on))
  if (reserved === 'role' || reserved === 'site')
    throw new ReaderInputError({ displayName: 'This is a name of the newsroom. Choose another.' })
  const variants = variantsOf(name, reserved === 'staff')
  const taken = await claimed(on, [name, ...variants], readerId)
  if (!reserved && !taken.has(nameHash(on.payload.secret, name))) return
  const free = variants.find((variant) => !taken.has(nameHash(on.payload.secret, variant)))
  const whose = reserved ? 'A member of staff has this name.' : 'Another reader has this name.'
  throw new ReaderInputError({
    displayName: free ? `${whose} If it is yours too, take “${free}”.` : `${whose} Choose another.`,
  })
}

/** Gives a name to a reader. Throws ReaderInputError where another was faster by a moment. */
export async function claim({
  req,
  name,
  readerId,
}: {
  req: PayloadRequest
  name: string
  readerId: string
}) {
  const { payload } = req
  const key = nameHash(payload.secret, name)
  const own = await payload.db.findOne<ReaderName>({
    collection: 'readerNames',
    where: { key: { equals: key } },
    req,
  })
  if (own?.reader === readerId) return
  await payload.db
    .create({ collection: 'readerNames', data: { key, reader: readerId }, req })
    .catch((error: unknown) => {
      if (publicError(error)?.status !== 400) throw error
      throw new ReaderInputError({ displayName: 'Another reader has this name. Choose another.' })
    })
}

/**
 * Lets go of a name that was asked for and not given. Names that a reader has had stay theirs: nobody becomes
 * who somebody was.
 */
export async function letGoUnlessWorn(req: PayloadRequest, reader: Wearer, name: string): Promise<void> {
  const { secret } = req.payload
  const key = nameHash(secret, name)
  const worn = [reader.displayName, ...(reader.formerNames ?? []).map((former) => former.name)]
  if (worn.some((one) => nameHash(secret, one) === key)) return
  await req.payload.db.deleteMany({
    collection: 'readerNames',
    where: { and: [{ key: { equals: key } }, { reader: { equals: reader.id } }] },
    req,
  })
}

/**
 * The names that staff have and had, those who have left among them, the job titles of today, and the name of
 * the site. They are public.
 */
export async function reservedNames({ payload, req }: On): Promise<Reserved> {
  const [staff, former, settings] = await Promise.all([
    payload.find({
      collection: 'staff',
      select: { name: true, jobTitle: true },
      depth: 0,
      pagination: false,
      overrideAccess: true, // bylines are public
      ...(req ? { req } : {}),
    }),
    staffNames({ payload, ...(req ? { req } : {}) }),
    payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, ...(req ? { req } : {}) }),
  ])
  const names = [...staff.docs.map(({ name }) => name), ...[...former.values()].flatMap((had) => [...had])]
  const titles = staff.docs.flatMap(({ jobTitle }) => jobTitle?.trim() || [])
  return { staff: [...new Set(names)], titles: [...new Set(titles)], siteName: settings.siteName }
}

function variantsOf(name: string, isStaffs: boolean): string[] {
  const numbers = Array.from({ length: MAX_VARIANTS - 1 }, (_, index) => index + 2)
  const all = isStaffs
    ? [1, ...numbers].map((number) => nameAsReader(name, number))
    : numbers.map((number) => `${name} ${number}`)
  return all.filter((variant) => [...variant].length <= READER_NAME_LENGTH.max)
}

/** The hashes among those of these names that somebody else has. */
async function claimed({ payload, req }: On, names: string[], readerId: string | null): Promise<Set<string>> {
  const { docs } = await payload.find({
    collection: 'readerNames',
    where: { key: { in: names.map((name) => nameHash(payload.secret, name)) } },
    depth: 0,
    pagination: false,
    overrideAccess: true, // nobody reads claims; whether a name is free is all that is told
    ...(req ? { req } : {}),
  })
  return new Set(docs.filter(({ reader }) => reader !== readerId).map(({ key }) => key))
}

/** A reader who has another name now is no question any more. */
export async function dropFlag(req: PayloadRequest, readerId: string): Promise<void> {
  await req.payload.db.updateMany({
    collection: 'readerNames',
    where: { and: [{ reader: { equals: readerId } }, { flag: { exists: true } }] },
    data: { flag: null },
    req,
  })
}
