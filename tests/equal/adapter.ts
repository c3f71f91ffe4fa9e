// All that these tests import from the house. When its files move, only this one changes.

import { handleEndpoints, type CollectionSlug, type Payload } from 'payload'
import type { Answer, Question } from './question.ts'

/** A content hash or another, by the name of what was hashed. */
type Hashes = Record<string, unknown>

export type House = {
  payload: Payload
  /** Answers as the process would, at the clock's time. */
  ask(question: Question): Promise<Answer>
  /** Every row of every collection as the Local API gives it, by `collection/id`; drafts and versions too. */
  rows(): Promise<Record<string, unknown>>
  /** The hashes of every edition, public copy and event, and of every draft, made anew from the rows. */
  hashes(of: { drafts: boolean }): Promise<Hashes>
  /** What the check of the whole record says. */
  verification(): Promise<unknown>
  /** The files of an article's evidence pack, by path. */
  pack(slugOrId: string): Promise<Record<string, string>>
  /** What a search finds: addresses and passages. */
  search(query: string): Promise<unknown>
  close(): Promise<void>
}

/** The secret of the newsroom: its API key is stored encrypted with it. */
const SECRET = 'a secret for the tests of equality, known to all'

/** Signing in anew after this long, in milliseconds: sooner than any session ends. */
const SIGNED_IN_FOR = 6 * 3_600_000

const ALL = { depth: 0, pagination: false, overrideAccess: true, showHiddenFields: true } as const

/** The pictures of the newsroom count as copies for readers: made anew they would have other bytes, and events of their own. */
async function countAsCopied(payload: Payload): Promise<void> {
  const { docs } = await payload.find({ collection: 'media', ...ALL })
  for (const { id } of docs)
    await payload.db.updateOne({ collection: 'media', id, data: { fileDigest: '0'.repeat(64) } })
}

/** Opens the house with its real config over a database, which runs the migrations. One a process. */
export async function openHouse({
  dataDir,
  databaseUrl,
}: {
  dataDir: string
  databaseUrl: string
}): Promise<House> {
  Object.assign(process.env, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PAYLOAD_SECRET: SECRET })
  Object.assign(process.env, { SITE_URL: 'http://localhost:3000', CORS_ORIGINS: 'https://partner.example' })
  process.env.LOG_LEVEL ??= 'silent'
  delete process.env.SMTP_URL
  const { getPayload } = await import('payload')
  const { default: config } = await import('#config')
  const payload = await getPayload({ config })
  await countAsCopied(payload)
  return {
    payload,
    ask: await askerOf(payload),
    rows: () => rowsOf(payload),
    hashes: ({ drafts }) => hashesOf(payload, drafts),
    verification: async () => (await import('#src/record/verifyRecord.ts')).verifyRecord({ payload }),
    pack: (slugOrId) => packOf(payload, { slugOrId, dataDir }),
    search: (query) => searchOf(payload, query),
    close: () => payload.destroy(),
  }
}

async function askerOf(payload: Payload): Promise<House['ask']> {
  const { default: config } = await import('#config')
  const { createApi } = await import('#src/api/app.ts')
  const { createSite } = await import('#src/site/app.tsx')
  const { siteDeps } = await import('#src/site/wiring.ts')
  const { behindWall } = await import('#src/app/wall.ts')
  const { releaseDue } = await import('#src/publishing/release/releaseDue.ts')
  const { endDue } = await import('#src/publishing/release/endDue.ts')
  const { GRAPHQL_POST } = await import('@payloadcms/next/routes')
  const { ASSETS } = await import('../support/assets.ts')
  const siteUrl = 'http://localhost:3000'
  const site = createSite({ ...siteDeps(payload, ASSETS), now: () => new Date() })
  const api = createApi({ payload, siteUrl, corsOrigins: ['https://partner.example'], now: () => new Date() })
  const rest = behindWall((request) => handleEndpoints({ config, request }))
  const graphql = behindWall(GRAPHQL_POST(config))
  const signIn = signInOf(payload)
  let calls = 0

  const answerTo = async (request: Request, { to, path }: Question): Promise<Response> => {
    if (to === 'public') return path.startsWith('/api/v1') ? api.fetch(request) : site.fetch(request)
    return (path === '/api/graphql' ? graphql : rest)(request, { params: Promise.resolve({}) })
  }

  const ask = async (question: Question): Promise<Answer> => {
    const { to, method = 'GET', path, as, headers = {} } = question
    if (to === 'clock') {
      const released = await releaseDue({ payload, now: new Date() })
      const ended = await endDue({ payload, now: new Date() })
      return { status: 200, headers: {}, body: JSON.stringify({ released, ended }) }
    }
    calls += 1
    const body = await bodyOf(question)
    const isForm = typeof body === 'string'
    const request = new Request(`${siteUrl}${path}`, {
      method,
      headers: {
        'x-assay-address': `10.1.${(calls >> 8) & 255}.${calls & 255}`,
        ...(body === undefined
          ? {}
          : { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
        ...(as ? await signIn(as, path) : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    return recorded(await answerTo(request, question))
  }

  /** `revision: 'newest'` stands for the number that the person would see. */
  const bodyOf = async ({ body, path, as }: Question): Promise<unknown> => {
    if (typeof body !== 'object' || body === null || !('revision' in body) || body.revision !== 'newest')
      return body
    const desk = await ask({ to: 'house', path: path.replace(/\/[^/]*$/, ''), as })
    return { ...body, revision: (JSON.parse(desk.body) as { revision: number }).revision }
  }
  return ask
}

/** Signs people in when they first ask, and says so with each of their requests. */
function signInOf(payload: Payload): (email: string, path: string) => Promise<Record<string, string>> {
  const tokens = new Map<string, { token: string; at: number }>()
  const people = { staff: 'the staff’s long password', readers: 'seventeen tonnes of oxide' } as const
  return async (email, path): Promise<Record<string, string>> => {
    const collection = email.endsWith('@desk.example') ? 'staff' : 'readers'
    const known = tokens.get(email)
    if (!known || known.at < Date.now() - SIGNED_IN_FOR) {
      const password = people[collection]
      const token =
        collection === 'staff'
          ? (await payload.login({ collection, data: { email, password } })).token!
          : await readersToken(payload, { email, password })
      tokens.set(email, { token, at: Date.now() })
    }
    const { token } = tokens.get(email)!
    if (collection === 'staff') return { authorization: `JWT ${token}` }
    if (path.startsWith('/api/v1')) return { authorization: `Bearer ${token}` }
    const { sessionCookieName } = await import('#src/readers/session.ts')
    return { cookie: `${sessionCookieName()}=${token}` }
  }
}

async function readersToken(payload: Payload, who: { email: string; password: string }): Promise<string> {
  const { logIn } = await import('#src/readers/index.ts')
  return (await logIn({ payload, ...who, address: '10.2.0.1' })).token
}

/** Text as it is; of anything else its hash. */
async function recorded(response: Response): Promise<Answer> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  const isText = /json|text|xml|^$/.test(headers['content-type'] ?? '')
  if (isText) return { status: response.status, headers, body: await response.text() }
  const { createHash } = await import('node:crypto')
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    headers,
    body: `sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
  }
}

async function rowsOf(payload: Payload): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {}
  const keep = (name: string, docs: readonly object[]) => {
    for (const doc of docs) rows[`${name}/${(doc as { id: string }).id}`] = doc
  }
  const named = payload.config.collections.filter(({ slug }) => !slug.startsWith('payload-'))
  for (const { slug, versions } of named) {
    const collection = slug as CollectionSlug
    keep(slug, (await payload.find({ collection, ...ALL })).docs)
    if (!versions) continue
    keep(`${slug} as drafts`, (await payload.find({ collection, draft: true, ...ALL })).docs)
    keep(`${slug} versions`, (await payload.findVersions({ collection, ...ALL })).docs)
  }
  for (const { slug } of payload.config.globals) {
    rows[slug] = await payload.findGlobal({ slug, depth: 0, overrideAccess: true, showHiddenFields: true })
  }
  return JSON.parse(JSON.stringify(rows)) as Record<string, unknown>
}

async function hashesOf(payload: Payload, withDrafts: boolean): Promise<Hashes> {
  const { createLocalReq } = await import('payload')
  const { compose } = await import('#src/publishing/content/compose.ts')
  const { digestOf } = await import('#src/hashing/digest.ts')
  const { hashContent } = await import('#src/articles/contentHash.ts')
  const { bodyOf } = await import('#src/audit/event.ts')
  const { hashEvent } = await import('#src/audit/hash.ts')
  const hashes: Hashes = {}
  const req = await createLocalReq({}, payload)
  const { docs: versions } = await payload.findVersions({ collection: 'articles', ...ALL })
  for (const { id, parent, version } of withDrafts ? versions : []) {
    const { content } = await compose({ req, article: { ...version, id: String(parent) } })
    hashes[`content of articles versions/${id}`] = hashContent(content)
  }
  for (const edition of (await payload.find({ collection: 'editions', ...ALL })).docs) {
    const { document, content } = edition
    hashes[`document of editions/${edition.id}`] = digestOf(document)
    hashes[`content of editions/${edition.id}`] = hashContent(content as Record<string, unknown>)
  }
  for (const { id, document } of (await payload.find({ collection: 'publicCopies', ...ALL })).docs) {
    hashes[`document of publicCopies/${id}`] = digestOf(document)
  }
  for (const event of (await payload.find({ collection: 'audit', sort: 'seq', ...ALL })).docs) {
    hashes[`event ${event.seq}`] = hashEvent(event.previousHash, bodyOf(event))
  }
  return hashes
}

async function packOf(payload: Payload, { slugOrId, dataDir }: { slugOrId: string; dataDir: string }) {
  const { evidencePack } = await import('#src/record/pack/evidencePack.ts')
  const { findArticle } = await import('#src/record/pack/findArticle.ts')
  const article = await findArticle(payload, slugOrId)
  const files: Record<string, string> = {}
  const now = new Date()
  const pack = evidencePack({
    payload,
    article,
    anchors: [],
    siteUrl: 'http://localhost:3000',
    dataDir,
    now,
    missing: ({ file }) => {
      throw new Error(`The fixture lacks the picture ${file}.`)
    },
  })
  for await (const { path, content } of pack) files[path] = content
  return files
}

async function searchOf(payload: Payload, query: string) {
  const { searchArticles } = await import('#src/search/index.ts')
  const { hits, total } = await searchArticles({ payload, query, now: new Date(), limit: 50, after: null })
  return {
    total,
    hits: hits.map(({ article, passage }) => ({
      slug: article.slug,
      publishedAt: article.publishedAt,
      passage,
    })),
  }
}
