// Rules for the collections that Payload brings with it. Its own let in whoever is signed in, an API key and a reader too; they are
// put in place on the finished config, since Payload adds these collections itself.

import type { Access, PayloadRequest, SanitizedConfig, Where } from 'payload'
import { staffOf } from './actors.ts'
import { anyStaff, nobody } from './rules.ts'

type Rules = Record<'create' | 'read' | 'readVersions' | 'update' | 'delete', Access>
type Reference = { relationTo?: unknown; value?: unknown }

/** Rows whose `user` is the member of staff who asks. */
const own: Access = ({ req }) => {
  const staff = staffOf(req.user)
  if (!staff) return false
  const mine: Where[] = [{ 'user.value': { equals: staff.id } }, { 'user.relationTo': { equals: 'staff' } }]
  return { and: mine }
}

/** A lock is taken in one's own name. */
const inOwnName: Access = ({ req, data }) => {
  if (!staffOf(req.user)) return false
  return data === undefined || isMe(req, (data as { user?: Reference }).user)
}

/** A lock is renewed by whoever has it. The panel takes one over, and one alone, by setting its user to oneself. */
const renewsOrTakesOver: Access = (args) => {
  const { req, id, data } = args
  if (!staffOf(req.user)) return false
  const { user, ...others } = (data ?? {}) as { user?: Reference }
  if (user !== undefined && !isMe(req, user)) return false
  const takesOver = id !== undefined && user !== undefined && Object.keys(others).length === 0
  return takesOver ? true : own(args)
}

function isMe(req: PayloadRequest, user: Reference | undefined): boolean {
  const { value } = user ?? {}
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return user?.relationTo === 'staff' && id === staffOf(req.user)?.id
}

const closed: Rules = { create: nobody, read: nobody, readVersions: nobody, update: nobody, delete: nobody }

/** By slug; a collection of Payload's that is not named here is closed. */
const RULES: Record<string, Rules> = {
  'payload-locked-documents': {
    ...closed,
    create: inOwnName,
    read: anyStaff,
    update: renewsOrTakesOver,
    delete: own,
  },
  'payload-preferences': { ...closed, create: anyStaff, read: own, update: own, delete: own },
}

/** The config with our rules on every collection of Payload's own. */
export function closePayloadsOwn(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (collection.slug.startsWith('payload-'))
      collection.access = { ...collection.access, ...(RULES[collection.slug] ?? closed) }
  return config
}
