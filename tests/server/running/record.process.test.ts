// A server that ends in order, is killed, loses SQLite's log, loses its database: what the next start says,
// and what somebody may accept on the console.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { freePort, withoutSettings } from '../../../scripts/lib/serve.mjs'
import { type Running, startServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-record-'))
const dataDir = join(folder, 'data')
const database = join(dataDir, 'assay.db')
const port = await freePort()
let server: Running | null = null

afterEach(() => server?.remove())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(): Promise<Running> {
  server = await startServer({ DATA_DIR: dataDir })
  return server
}

async function end(signal: NodeJS.Signals): Promise<void> {
  server!.signal(signal)
  await server!.ended
}

/** A bundled program of dist/, to its end. */
function run(name: string, ...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=production', join(process.cwd(), 'dist', `${name}.mjs`), ...args],
    {
      env: {
        ...withoutSettings(process.env),
        DATA_DIR: dataDir,
        PORT: String(port),
        SITE_URL: `http://localhost:${port}`,
      } as NodeJS.ProcessEnv,
      encoding: 'utf8',
      timeout: 60_000, // a server that should have been refused serves until then
    },
  )
  return { code: status, said: stdout + stderr }
}

function anchors(): { seq: number }[] {
  return readFileSync(join(dataDir, 'audit-anchors.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number })
}

/** Something for the record: a log-in at the desk. */
async function happens(): Promise<void> {
  const { email, password } = server!.logins.find(({ role }) => role === 'editor')!
  const answer = await fetch(`${server!.url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server!.url.replace('127.0.0.1', 'localhost') },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.status).toBe(200)
}

it('ends in order with an anchor for all that happened, and starts again without a word', async () => {
  await start()
  await happens()
  await end('SIGTERM')
  expect(readFileSync(join(dataDir, 'last-end.json'), 'utf8')).toContain('"state":"ended"')
  const verified = run('auditVerify')
  expect(verified.said).toContain('All of them are as the record says.')
  expect(verified.code).toBe(0)
  expect(verified.said).toContain(`unbroken: ${anchors().at(-1)!.seq} events`)
}, 180_000)

it('is killed in the middle of its work, and starts again without a word, with all that was answered', async () => {
  await start()
  await happens()
  await end('SIGKILL')
  await start()
  await expect.poll(() => anchors().length, { timeout: 10_000 }).toBeGreaterThan(1)
  expect(server!.log()).not.toMatch(/had not ended in order|"level":[56]0/)
  expect(run('auditVerify')).toMatchObject({ code: 0 }) // beside the running server
  await end('SIGKILL')
  expect(run('auditVerify')).toMatchObject({ code: 0 }) // and first after a kill
}, 240_000)

it('misses the log of a killed server, until somebody accepts that it is gone', async () => {
  await start()
  await expect.poll(() => anchors().length, { timeout: 10_000 }).toBeGreaterThan(2)
  await happens()
  await end('SIGKILL')
  rmSync(`${database}-wal`)
  const named = run('auditVerify')
  expect([named.code, named.said]).toEqual([
    1,
    expect.stringContaining('the write-ahead log beside the database'),
  ])

  expect(run('auditAccept')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Use: npm run audit:accept'),
  })
  expect(run('auditAccept', 'The disk lost it.')).toMatchObject({ code: 0 })
  await start()
  await end('SIGTERM')
  const after = run('auditVerify')
  expect(after.said).toContain('“The disk lost it.”')
  expect(after.code).toBe(0)
}, 240_000)

it('does not begin a new newsroom where the database is gone, until somebody accepts it', async () => {
  for (const part of ['', '-wal', '-shm']) rmSync(`${database}${part}`, { force: true })
  const refused = run('server')
  expect(refused.said).toMatch(/assay\.db is missing or empty, but its record held \d+ events/)
  expect([refused.code, existsSync(database)]).toEqual([1, false])
  expect(run('createAdmin', '--email', 'x@y.example', '--name', 'X').said).toContain('is missing or empty')

  expect(run('auditAccept', 'The machine burnt down.')).toMatchObject({ code: 0 })
  await start()
  await end('SIGTERM')
  const after = run('auditVerify')
  expect(after.said).toContain('“The machine burnt down.”')
  expect(after.code).toBe(0)
}, 240_000)
