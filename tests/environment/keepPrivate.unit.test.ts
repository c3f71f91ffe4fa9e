// What the newsroom keeps on disk is its owner's alone: what is written from now on, and what an older Assay
// wrote.

import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepPrivate } from '#src/environment/index.ts'

let folder: string
let dataDir: string
let umask: number

beforeEach(() => {
  umask = process.umask(0o022)
  folder = mkdtempSync(join(tmpdir(), 'assay-private-'))
  chmodSync(folder, 0o755)
  dataDir = join(folder, 'data')
})

afterEach(() => {
  process.umask(umask)
  rmSync(folder, { recursive: true, force: true })
})

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  test('that others could read is closed, with all in it and the database elsewhere', () => {
    for (const name of ['mail', 'media/sizes'])
      mkdirSync(join(dataDir, name), { recursive: true, mode: 0o755 })
    const database = join(folder, 'elsewhere.db')
    const files = [
      ...['mail/1.eml', 'media/a.jpg', 'media/sizes/a.webp', 'audit-anchors.jsonl', 'secret'].map((name) =>
        join(dataDir, name),
      ),
      database,
      `${database}-wal`,
      `${database}-shm`,
    ]
    for (const file of files) writeFileSync(file, 'x', { mode: 0o644 })
    chmodSync(join(dataDir, 'secret'), 0o600)
    expect(keepPrivate({ dataDir, databaseUrl: `file:${database}` })).toBeNull()
    expect(files.map(modeOf)).toEqual(files.map(() => '600'))
    expect(['', 'mail', 'media', 'media/sizes'].map((name) => modeOf(join(dataDir, name)))).toEqual([
      '700',
      '700',
      '700',
      '700',
    ])
    expect(modeOf(folder)).toBe('755')
  })

  test('keeps what is written after that to its owner', () => {
    expect(keepPrivate({ dataDir, databaseUrl: 'mongodb://127.0.0.1/assay?replicaSet=rs0' })).toBeNull()
    writeFileSync(join(dataDir, 'new'), 'x')
    expect([modeOf(dataDir), modeOf(join(dataDir, 'new'))]).toEqual(['700', '600'])
  })

  test('is closed although a file in it leads out, and that file stays as it is', () => {
    const outside = join(folder, 'outside')
    writeFileSync(outside, 'x', { mode: 0o644 })
    mkdirSync(dataDir)
    symlinkSync(outside, join(dataDir, 'link'))
    expect(keepPrivate({ dataDir, databaseUrl: `file:${join(dataDir, 'assay.db')}` })).toBeNull()
    expect([modeOf(dataDir), modeOf(outside)]).toEqual(['700', '644'])
  })

  test('that cannot be closed is named in one sentence', () => {
    writeFileSync(dataDir, 'a file where the folder should be')
    const inside = join(dataDir, 'data')
    expect(keepPrivate({ dataDir: inside, databaseUrl: 'mongodb://127.0.0.1/assay' })).toBe(
      `Others on this machine may read ${inside}: run chmod -R go-rwx ${inside} as its owner.`,
    )
  })

  test('that is not there yet is made, for its owner alone', () => {
    const none = join(dataDir, 'not', 'yet')
    expect(keepPrivate({ dataDir: none, databaseUrl: `file:${join(none, 'assay.db')}` })).toBeNull()
    expect(modeOf(none)).toBe('700')
  })
})
