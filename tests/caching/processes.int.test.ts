// Two processes on one database: what one of them changes, the other does not go on showing.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postComment } from '#src/comments/index.ts'
import { connectRedis, followPurges } from '#src/invalidation/index.ts'
import { aReader, place } from '../readers/desk.ts'
import { published } from '../support/articles.ts'
import { bundled } from '../support/bundled.ts'
import { as, openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { keptPages, type KeptPages } from './keptPages.ts'

const onMongo = process.env.TEST_DATABASE === 'mongodb'
const hasRedis = onMongo && spawnSync('redis-server', ['--version']).status === 0

let room: Newsroom
let pages: KeptPages
let page: string
let comment: string

beforeAll(async () => {
  if (!onMongo) return
  room = await openNewsroom()
  const { payload, staff } = room
  await payload.updateGlobal({ slug: 'settings', data: { holdFirstComment: false }, ...as(staff.admin) })
  const article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    now: new Date(Date.now() - 1_000),
  })
  const reader = await aReader(payload, 'Ola Berg')
  comment = (
    await postComment({
      payload,
      readerId: reader.id,
      articleId: article.id,
      parentId: null,
      body: 'Dear.',
      address: place(),
      now: new Date(),
    })
  ).id
  page = `/api/v1/articles/${article.slug}/comments`
  pages = keptPages(payload, () => new Date())
})
afterAll(async () => {
  pages?.stop()
  await room?.close()
})

/** Opens the other process, hands it to `work`, and sees it end well. */
async function withOtherDesk(
  env: Record<string, string>,
  work: (say: (line: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=production', await bundled(join(import.meta.dirname, 'fixture/otherDesk.ts'))],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', ...env },
    },
  )
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = once(child, 'exit')
  const heard = async (words: string) => {
    for (let tries = 0; tries < 600 && !said.includes(words); tries += 1) await sleep(100)
    expect(said).toContain(words)
  }
  try {
    await heard('ready')
    await work(async (line) => {
      child.stdin!.write(`${line}\n`)
      await heard(`done ${line}`)
    })
  } finally {
    child.stdin!.end()
  }
  expect((await ended)[0]).toBe(0)
}

/** Milliseconds until a reader here gets what would be made now. */
async function untilSeen(): Promise<number> {
  const began = Date.now()
  while ((await pages.behind([page])).length > 0 && Date.now() - began < 10_000) await sleep(20)
  return Date.now() - began
}

test.skipIf(!onMongo)(
  'what another process removed or brought back is seen here within five seconds',
  async () => {
    const following = followPurges({ payload: room.payload })
    await withOtherDesk({}, async (say) => {
      for (const line of [
        `remove ${comment}`,
        `approve ${comment}`,
        `remove ${comment}`,
        `approve ${comment}`,
      ]) {
        await pages.read(page)
        await say(line)
        const ms = await untilSeen()
        process.stdout.write(`${line.split(' ')[0]} in another process: seen here after ${ms} ms\n`)
        expect(ms).toBeLessThan(5_000)
      }
    })
    await following.stop()
  },
  120_000,
)

test.skipIf(!hasRedis)(
  'with Redis between them it is seen at once, and without it all the same when that is gone',
  async () => {
    const port = await freePort()
    const redis = spawn(
      'redis-server',
      ['--port', String(port), '--save', '', '--appendonly', 'no', '--loglevel', 'warning'],
      { stdio: 'ignore' },
    )
    const url = `redis://127.0.0.1:${port}`
    await sleep(500)
    const connected = connectRedis({ payload: room.payload, url })
    const following = followPurges({ payload: room.payload, every: 4_000 }) // what is seen sooner came through Redis
    await sleep(1_000)
    await withOtherDesk({ REDIS_URL: url }, async (say) => {
      for (const line of [`remove ${comment}`, `approve ${comment}`]) {
        await pages.read(page)
        await say(line)
        expect(await untilSeen()).toBeLessThan(1_500)
      }
      redis.kill('SIGKILL')
      await pages.read(page)
      await say(`remove ${comment}`)
      expect(await untilSeen()).toBeLessThan(5_500)
    })
    await following.stop()
    await connected.close()
  },
  120_000,
)

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}
