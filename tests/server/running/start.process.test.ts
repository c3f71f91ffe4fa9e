// What a start says before the build: `server.mjs --check`, as scripts/start.mjs asks it. The rules have
// tests of their own in tests/environment; here is what takes a process, each beside the others.

import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, withoutSettings } from '../../../scripts/lib/serve.mjs'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
const folder = mkdtempSync(join(tmpdir(), 'assay-check-'))
const taken = createServer()
let free: string
let inUse: string

beforeAll(async () => {
  free = String(await freePort())
  inUse = String(await freePort())
  await new Promise<void>((resolve) => {
    taken.listen(Number(inUse), resolve)
  })
  mkdirSync(join(folder, 'is-a-folder.db'))
  writeFileSync(join(folder, 'letter.db'), 'Dear Madam, this is a letter.')
  mkdirSync(join(folder, 'nobodys'))
  chmodSync(folder, 0o711)
  if (isRoot) chownSync(join(folder, 'nobodys'), NOBODY, NOBODY)
})
afterAll(() => {
  taken.close()
  rmSync(folder, { recursive: true, force: true })
})

type Said = { code: number | null; said: string }

function check(
  settings: Record<string, string>,
  { uid, lacks, args = ['--check'] }: { uid?: number; lacks?: string; args?: string[] } = {},
): Promise<Said> {
  return new Promise((resolve) => {
    const server = spawn(
      process.execPath,
      [...(lacks ? ['--import', lacking(lacks)] : []), join(process.cwd(), 'dist', 'server.mjs'), ...args],
      {
        env: {
          ...withoutSettings(process.env),
          DATA_DIR: join(folder, 'data'),
          PORT: free,
          ...settings,
        } as NodeJS.ProcessEnv,
        ...(uid === undefined ? {} : { uid, gid: uid }),
      },
    )
    let said = ''
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    server.once('close', (code) => resolve({ code, said: said.trim() }))
  })
}

/**
 * A module that makes the import of a package fail, as it does where its native part is for another machine.
 */
function lacking(name: string): string {
  const hooks = `export async function resolve(what, context, next) {
    if (what === ${JSON.stringify(name)}) throw new Error('no native part')
    return next(what, context)
  }`
  return dataUrl(`import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))})`)
}

const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`

describe('one sentence, the code 1, and no stack', () => {
  it.concurrent.each<[string, () => Promise<Said>, RegExp]>([
    [
      'a port in use',
      () => check({ PORT: inUse }),
      /^Port \d+ is in use: stop .*such as PORT=\d+ npm start\.$/,
    ],
    [
      'a database that is a folder',
      () => check({ DATABASE_URL: `file:${folder}/is-a-folder.db` }),
      /^DATABASE_URL must name a file/,
    ],
    [
      'a database that is something else',
      () => check({ DATABASE_URL: `file:${folder}/letter.db` }),
      /^DATABASE_URL must name a database of SQLite/,
    ],
    [
      'a data folder that is a file',
      () => check({ DATA_DIR: join(folder, 'letter.db') }),
      /^DATA_DIR must be the path of a folder/,
    ],
    [
      'a MongoDB that is away',
      () =>
        check({ DATABASE_URL: 'mongodb://127.0.0.1:1/assay?replicaSet=rs0&serverSelectionTimeoutMS=300' }),
      /^DATABASE_URL must be the address of a MongoDB that runs/,
    ],
    [
      'a password of MongoDB that is not escaped',
      () => check({ DATABASE_URL: 'mongodb://me:hunter2@@db/assay?replicaSet=rs0' }),
      /^DATABASE_URL must be an address that MongoDB’s driver can read(?!.*hunter2)/,
    ],
    [
      'no replica set',
      () => check({ DATABASE_URL: 'mongodb://127.0.0.1:1/assay' }),
      /^DATABASE_URL must name MongoDB’s replica set/,
    ],
    [
      'no sharp',
      () => check({}, { lacks: 'sharp' }),
      /^The package sharp cannot be loaded on this machine .*run npm ci/,
    ],
    [
      'no libsql',
      () => check({}, { lacks: '@libsql/client' }),
      /^The package libsql cannot be loaded on this machine/,
    ],
  ])('%s', async (_, run, sentence) => {
    const { code, said } = await run()
    expect(said).toMatch(/^Assay cannot start\. [^\n]+$/)
    expect(said.replace('Assay cannot start. ', '')).toMatch(sentence)
    expect(code).toBe(1)
  })
})

describe.runIf(isRoot)('as another user', () => {
  it.concurrent('a port that is kept for the administrator', async () => {
    const { code, said } = await check({ PORT: '80', DATA_DIR: join(folder, 'nobodys') }, { uid: NOBODY })
    // Some systems keep none.
    expect(said).toMatch(/^$|^Assay cannot start\. PORT must be one that this user may listen on[^\n]+$/)
    expect(code).toBe(said === '' ? 0 : 1)
  })

  it.concurrent('the data folder of somebody else', async () => {
    const { code, said } = await check({ DATA_DIR: folder }, { uid: NOBODY })
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(
        /^Assay cannot start\. DATA_DIR must be a folder that the user “\S+” may write[^\n]+$/,
      ),
    ])
  })
})

it('a start that is refused leaves nothing, with or without a look before the build', async () => {
  for (const args of [['--check'], []]) {
    const { code, said } = await check({ PORT: inUse, DATA_DIR: join(folder, 'new', 'data') }, { args })
    expect([code, said]).toEqual([1, expect.stringMatching(/^Assay cannot start\. Port \d+ is in use/)])
    expect(existsSync(join(folder, 'new'))).toBe(false)
  }
})

it('a MongoDB that is away is said in one sentence at the start too', async () => {
  const DATABASE_URL = 'mongodb://127.0.0.1:1/assay?replicaSet=rs0&serverSelectionTimeoutMS=300'
  const { code, said } = await check({ DATABASE_URL }, { args: [] })
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^Assay cannot start\. DATABASE_URL must be the address of a MongoDB[^\n]+$/),
  ])
})

it.runIf(existsSync('/proc/self'))('a disk that lets nobody make a folder is said at once', async () => {
  expect(await check({ DATA_DIR: '/proc/assay' })).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^Assay cannot start\. DATA_DIR must be a folder that can be made and written/,
    ),
  })
})

it('odd names of folders are fine', async () => {
  expect(await check({ DATA_DIR: join(folder, 'no#1 100% what? ßalé') })).toEqual({ code: 0, said: '' })
})
