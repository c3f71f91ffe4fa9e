// Rules for the collections that Payload brings with it. Its own let in whoever is signed in, an API key and
// a reader too; they are put in place on the finished config, since Payload adds these collections itself.

import {
  type Access,
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionSlug,
  type Endpoint,
  NotFound,
  type PayloadHandler,
  type PayloadRequest,
  type SanitizedConfig,
  type Where,
} from 'payload'
import { staffOf } from '#access/actors.ts'
import { anyStaff, nobody } from '#access/rules.ts'
import { isId } from '#src/database/index.ts'

type Rules = Record<'create' | 'read' | 'readVersions' | 'update' | 'delete', Access>
type Reference = { relationTo?: unknown; value?: unknown }

/** Rows whose `user` is the member of staff who asks. */
const own: Access = ({ req }) => {
  const staff = staffOf(req.user)
  if (!staff) return false
  const mine: Where[] = [{ 'user.value': { equals: staff.id } }, { 'user.relationTo': { equals: 'staff' } }]
  return { and: mine }
}

/** A lock is taken in one's own name, on what one may change. */
const inOwnName: Access = async ({ req, data }) => {
  if (!staffOf(req.user)) return false
  if (data === undefined) return true
  const { user, document, globalSlug } = data as {
    user?: Reference
    document?: Reference | null
    globalSlug?: string | null
  }
  if (!isMe(req, user) || !isReference(req, document ?? undefined)) return false
  if (!isTextOrNone(globalSlug ?? undefined)) return false
  return (await mayChange(req, document)) && (await mayChangeGlobal(req, globalSlug))
}

async function mayChange(req: PayloadRequest, document: Reference | null | undefined): Promise<boolean> {
  if (!document) return true
  const { relationTo, value } = document as { relationTo: CollectionSlug; value: string }
  const { access, lockDocuments } = req.payload.collections[relationTo].config
  if (lockDocuments === false) return false
  const rights = await access.update({ req, id: value })
  if (typeof rights === 'boolean') return rights
  const where: Where = { and: [{ id: { equals: value } }, rights] }
  const { totalDocs } = await req.payload.count({ collection: relationTo, where, overrideAccess: true, req })
  return totalDocs > 0
}

async function mayChangeGlobal(req: PayloadRequest, slug: string | null | undefined): Promise<boolean> {
  if (!slug) return true
  const config = req.payload.globals.config.find((one) => one.slug === slug)
  return Boolean(await config?.access.update({ req }))
}

/**
 * A lock is renewed by whoever has it. The panel takes one over, and one alone, by setting its user to
 * oneself.
 */
const renewsOrTakesOver: Access = (args) => {
  const { req, id, data } = args
  if (!staffOf(req.user)) return false
  const { user, ...others } = (data ?? {}) as { user?: Reference }
  if (user !== undefined && !isMe(req, user)) return false
  const takesOver = id !== undefined && user !== undefined && Object.keys(others).length === 0
  return takesOver ? true : own(args)
}

/** MongoDB answers with a fault to a reference of another form. */
function isReference({ payload }: PayloadRequest, value: unknown): boolean {
  if (value === undefined) return true
  if (typeof value !== 'object' || value === null || !('relationTo' in value) || !('value' in value))
    return false
  const { relationTo, value: id } = value
  return typeof relationTo === 'string' && Object.hasOwn(payload.collections, relationTo) && isId(payload, id)
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
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

/** Bytes of one preference, by whatever door. */
const MAX_PREFERENCE = 64 * 1024

/** Rows of a list in the panel: it asks for as many as its preference says. */
const MAX_ROWS = 100

/** What is wrong with the value of a preference, in a sentence; null where nothing is. */
export function preferenceProblem(value: unknown): string | null {
  const { limit } = (value ?? {}) as { limit?: unknown }
  const isGood = limit === undefined || limit === null || (Number(limit) >= 1 && Number(limit) <= MAX_ROWS)
  return isGood ? null : `A list has 1 to ${MAX_ROWS} rows.`
}

const refuseLarge: CollectionBeforeChangeHook = ({ data }) => {
  const problem = preferenceProblem(data.value)
  if (problem) throw new APIError(problem, 400, null, true)
  if (JSON.stringify(data.value ?? null).length > MAX_PREFERENCE)
    throw new APIError('A preference may have at most 64 kB.', 413, null, true)
  return data
}

/** Payload answers with a fault where SQLite has no such preference. */
function deletesWhatIsThere(endpoint: Endpoint): Endpoint {
  if (endpoint.method !== 'delete') return endpoint
  const handler: PayloadHandler = async (req) => {
    const { totalDocs } = await req.payload.count({
      collection: 'payload-preferences',
      where: { key: { equals: String(req.routeParams?.key) } },
      overrideAccess: false,
      user: req.user,
      req,
    })
    if (totalDocs === 0) throw new NotFound(req.t)
    return endpoint.handler(req)
  }
  return { ...endpoint, handler }
}

/** The config with our rules on every collection of Payload's own. */
export function closePayloadsOwn(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections)
    if (collection.slug.startsWith('payload-')) {
      collection.access = { ...collection.access, ...(RULES[collection.slug] ?? closed) }
      if (collection.slug === 'payload-preferences') {
        collection.hooks.beforeChange.push(refuseLarge)
        collection.endpoints = (collection.endpoints || []).map(deletesWhatIsThere)
      }
    }
  return config
}
