// The newsroom that is measured: the demo's people, sections and figures, and many articles and comments made
// after the demo's.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jwtSign, type Payload } from 'payload'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { type Engine, engineOfPayload } from '#src/database/index.ts'
import { loadDemo } from '#src/demo/load.ts'
import { environment } from '#src/environment/index.ts'
import { ensureSearchIndex } from '#src/search/index.ts'
import { madeArticle } from './articles.ts'
import { chanceOf } from './chance.ts'
import type { MadeReader, Store } from './made.ts'
import { mongoStore } from './mongoStore.ts'
import { proseOf } from './prose.ts'
import { isTalkedAbout, sizesAt } from './sizes.ts'
import { sqliteStore } from './sqliteStore.ts'
import { talkUnder } from './talk.ts'

const STORES: Record<Engine, (payload: Payload) => Store> = { sqlite: sqliteStore, mongodb: mongoStore }

const AT_ONCE = 200
const MOST_TOKENS = 20_000

/** Fills it; each step is told as a line of JSON. */
export async function fillNewsroom(
  payload: Payload,
  { scale, now }: { scale: number; now: Date },
): Promise<void> {
  const sizes = sizesAt(scale)
  await loadDemo(payload, { now })
  await ensureSearchIndex(payload)
  const store = STORES[engineOfPayload(payload)](payload)
  const models = await demoArticles(payload, now)
  const readers = await fillReaders(store, sizes.readers, now)
  const documents = await fillArticles({ store, models, readers, count: sizes.articles, now })
  await store.settle()
  await hand(payload, { documents, readers })
}

async function demoArticles(payload: Payload, now: Date): Promise<PublicArticle[]> {
  const { docs } = await payload.find({
    collection: 'publicCopies',
    where: { state: { equals: 'published' } },
    sort: 'slug',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  }) // the bench makes its own after them
  return docs
    .map(({ document }) => document as unknown as PublicArticle)
    .filter(({ publishedAt, withdrawal }) => !withdrawal && Date.parse(publishedAt) <= now.getTime())
}

async function fillReaders(store: Store, count: number, now: Date): Promise<MadeReader[]> {
  const chance = chanceOf(3)
  const readers: MadeReader[] = []
  for (let n = 0; n < count; n += 1) {
    const createdAt = new Date(now.getTime() - 86_400_000 + n * 100)
    readers.push({
      id: store.idAt(createdAt),
      sessionId: chance.hex(32),
      displayName: `Reader ${n}`,
      email: `reader-${n}@bench.example`,
      createdAt,
    })
  }
  for (let start = 0; start < count; start += 1_000) {
    await store.readers(readers.slice(start, start + 1_000))
    tell('readers', Math.min(count, start + 1_000), count)
  }
  return readers
}

/** Oldest first, as time went. */
async function fillArticles({
  store,
  models,
  readers,
  count,
  now,
}: {
  store: Store
  models: PublicArticle[]
  readers: MadeReader[]
  count: number
  now: Date
}): Promise<PublicArticle[]> {
  const chance = chanceOf(5)
  const prose = proseOf(chance)
  const readerIds = readers.map(({ id }) => id)
  const newest: PublicArticle[] = []
  for (let end = count; end > 0; end -= AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, end) }, (_, n) => end - 1 - n)
    const made = indexes.map((index) =>
      madeArticle({ index, model: models[index % models.length]!, prose, store, now }),
    )
    await store.articles(made)
    await store.comments(
      made.flatMap((article, n) =>
        talkUnder({ index: indexes[n]!, article, readerIds, prose, chance, store }),
      ),
    )
    if (end <= 1_000) newest.push(...made.map(({ document }) => document))
    tell('articles with their comments', count - Math.max(0, end - AT_ONCE), count)
  }
  return newest.toReversed()
}

/** What the measurements need to know: addresses, questions, and sessions to post with. */
async function hand(
  payload: Payload,
  { documents, readers }: { documents: PublicArticle[]; readers: MadeReader[] },
): Promise<void> {
  const { dataDir } = environment()
  const slugs = documents.map(({ slug }) => slug)
  const talked = slugs.filter((_, index) => isTalkedAbout(index))
  const tokens = await Promise.all(
    readers.slice(0, MOST_TOKENS).map(
      async ({ id, sessionId, email }) =>
        (
          await jwtSign({
            fieldsToSign: { id, collection: 'readers', email, sid: sessionId },
            secret: payload.secret,
            tokenExpiration: 86_400,
          })
        ).token,
    ),
  )
  await writeFile(join(dataDir, 'bench-tokens.txt'), tokens.join('\n'))
  await writeFile(
    join(dataDir, 'bench.json'),
    JSON.stringify({
      talked: talked.slice(0, 20),
      slugs: slugs.slice(0, 500),
      questions: documents.slice(0, 24).map(({ headline }) => headline.split(' ').slice(0, 2).join(' ')),
    }),
  )
}

function tell(what: string, done: number, of: number): void {
  console.log(JSON.stringify({ what, done, of }))
}
