// SIGTERM while two hundred requests are open: each is answered to its end, and the database is left whole.

import { existsSync, statSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startServer } from './server.ts'

const OPEN = 200
const SLUG = 'washington-and-tokyo-set-a-frame-for-rare-earths-and-leave-the-money-for-later'
/** A reader's burst, beyond which a comment is refused. */
const COMMENTS_EACH = 3

let server: Running
let agent: Agent

beforeAll(async () => {
  server = await startServer()
  agent = new Agent({ keepAlive: true, maxSockets: OPEN })
})

afterAll(() => {
  agent.destroy()
  server.remove()
})

type Asked = { path: string; method?: string; token?: string; body?: string; slow?: 'sends' | 'reads' }
type Told = { path: string; status: number; text: string; closes: boolean }

/**
 * Rejects when the answer does not come to its end. A body that is sent slowly has its second half on the way
 * after the signal.
 */
function ask({ path, method = 'GET', token, body, slow }: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
    }
    const sent = request({ host: '127.0.0.1', port: server.port, agent, path, method, headers }, (res) => {
      let text = ''
      if (slow === 'reads') void wait(700).then(() => res.resume())
      res.setEncoding('utf8')
      res.on('data', (piece: string) => {
        text += piece
      })
      if (slow === 'reads') res.pause()
      res.on('error', (error) => reject(new Error(`${method} ${path}: ${error.message}`)))
      res.on('end', () =>
        res.complete
          ? resolve({ path, status: res.statusCode ?? 0, text, closes: res.headers.connection === 'close' })
          : reject(new Error(`${method} ${path}: cut`)),
      )
    })
    sent.on('error', (error) => reject(new Error(`${method} ${path}: ${error.message}`)))
    if (slow !== 'sends' || !body) return sent.end(body)
    sent.write(body.slice(0, 10))
    return void wait(400).then(() => sent.end(body.slice(10)))
  })
}

async function tokensOfReaders(): Promise<string[]> {
  const readers = server.logins.filter(({ realm }) => realm === 'reader')
  const answers = await Promise.all(
    readers.map(({ email, password }) =>
      ask({ path: '/api/v1/sessions', method: 'POST', body: JSON.stringify({ email, password }) }),
    ),
  )
  return answers.flatMap(({ text }) => (JSON.parse(text) as { token?: string }).token ?? [])
}

function manyRequests(tokens: string[]): Asked[] {
  const comments = tokens.flatMap((token) =>
    Array.from({ length: COMMENTS_EACH }, (_, at): Asked => ({
      path: `/api/v1/articles/${SLUG}/comments`,
      method: 'POST',
      token,
      body: JSON.stringify({
        body: `Said while the house was closing, number ${at} of ${token.slice(0, 6)}.`,
      }),
      ...(at === 0 ? { slow: 'sends' as const } : {}),
    })),
  )
  const kinds: Asked[] = [
    { path: '/' },
    { path: `/articles/${SLUG}` },
    { path: `/articles/${SLUG}`, slow: 'reads' },
    { path: '/feed.xml' },
    { path: `/api/v1/articles/${SLUG}` },
    { path: '/api/v1/articles?limit=10' },
    { path: '/search?q=brent' },
    { path: `/articles/${SLUG}?as=reader`, slow: 'reads' },
    { path: '/login' },
    { path: `/api/v1/me/overlay?article=${SLUG}` },
    { path: '/nothing-here' },
    { path: '/admin/login' },
  ]
  return [
    ...comments,
    ...Array.from({ length: OPEN - comments.length }, (_, at) => kinds[at % kinds.length]!),
  ]
}

function newConnection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}

it('answers all two hundred, takes nobody in after that, ends with 0, and leaves the database whole', async () => {
  const tokens = await tokensOfReaders()
  expect(tokens.length).toBeGreaterThan(0)
  // Each of the two hundred connections has been taken in by the process, not only by the system, before it
  // is asked to end.
  await Promise.all(Array.from({ length: OPEN }, () => ask({ path: '/health/live' })))

  const asked = manyRequests(tokens)
  const answers = Promise.allSettled(asked.map((one) => ask(one)))
  await wait(20) // the first of them are being answered
  const began = performance.now()
  server.signal('SIGTERM')
  await expect.poll(() => server.log(), { timeout: 15_000 }).toContain('Closing:')
  await expect(newConnection()).rejects.toThrow('ECONNREFUSED')

  const outcomes = await answers
  const failed = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [String(outcome.reason)] : [],
  )
  expect(failed).toEqual([])
  const told = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(told).toHaveLength(OPEN)
  expect(
    [...new Set(told.map(({ path, status }) => (path === '/nothing-here' ? status - 204 : status)))].sort(),
  ).toEqual([200, 201])

  expect(await server.ended).toBe(0)
  expect(performance.now() - began).toBeLessThan(18_000)
  expect(server.log()).toContain('Closed.')
  expect(
    server
      .log()
      .split('\n')
      .filter((line) => /"level":[56]0|^\w*Error|Closed with an error/.test(line)),
  ).toEqual([])

  const file = join(server.dataDir, 'assay.db')
  expect(existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0).toBe(false) // all of it is in the file
  const database = createClient({ url: `file:${file}` })
  const { rows } = await database.execute('PRAGMA integrity_check')
  expect(rows.map((row) => row[0])).toEqual(['ok'])
  const ids = told
    .filter(({ status }) => status === 201)
    .map(({ text }) => (JSON.parse(text) as { id: string }).id)
  expect(ids).toHaveLength(tokens.length * COMMENTS_EACH)
  const kept = await database.execute({
    sql: `SELECT COUNT(*) FROM comments WHERE id IN (${ids.map(() => '?').join(',')})`,
    args: ids,
  })
  expect(Number(kept.rows[0]![0])).toBe(ids.length)
  database.close()
})
