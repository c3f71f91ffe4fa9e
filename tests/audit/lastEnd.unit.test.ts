// A start after an end that was none looks for SQLite's log, wherever the folder stands by now.

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeBackupEnd, writeBackupEnd } from '#src/audit/besideDatabase/backupEnd.ts'
import { keepState, lastEnd } from '#src/audit/besideDatabase/serving.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'assay-end-'))
  await writeFile(path.join(dataDir, 'assay.db'), '')
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const at = (folder: string) => ({ dataDir, databaseUrl: `file:${path.join(folder, 'assay.db')}` })

test.each(['here', 'under another path'])('a log that is gone is missed, %s', async (where) => {
  await keepState(at(where === 'here' ? dataDir : '/var/lib/elsewhere'), { state: 'serving', hasLog: true })
  expect((await lastEnd(at(dataDir))).problem).toBe('missing')
})

test('nothing is missed after a clean end, nor where nothing had been written', async () => {
  await keepState(at(dataDir), { state: 'ended' })
  expect((await lastEnd(at(dataDir))).problem).toBeNull()
  await keepState(at(dataDir), { state: 'serving' })
  expect((await lastEnd(at(dataDir))).problem).toBeNull()
})

test('another database that is opened with the same folder takes nothing from this one', async () => {
  const end = { at: '2026-11-30T00:00:00.000Z', seq: 7, hash: 'f00' }
  await keepState(at(dataDir), { state: 'ended', end })
  const copy = path.join(dataDir, 'copy')
  await mkdir(copy)
  await writeFile(path.join(copy, 'assay.db'), '')
  expect((await lastEnd(at(copy))).end).toBeNull()
  await keepState(at(copy), { state: 'serving', hasLog: true })
  expect(await lastEnd(at(dataDir))).toMatchObject({ end, problem: null })
  await keepState(at(dataDir), { state: 'serving' })
  expect((await lastEnd(at(copy))).problem).toBe('missing')
})

test('by way of a link it is the same database', async () => {
  const end = { at: '2026-11-30T00:00:00.000Z', seq: 7, hash: 'f00' }
  await keepState(at(dataDir), { state: 'ended', end })
  const link = path.join(dataDir, 'link')
  await symlink(dataDir, link)
  expect((await lastEnd(at(link))).end).toEqual(end)
  await keepState(at(link), { state: 'serving', hasLog: true })
  expect((await lastEnd(at(dataDir))).problem).toBe('missing')
})

test('the end of a backup counts while it lies there, and what is kept is the own one', async () => {
  const end = { at: '2026-11-30T00:00:00.000Z', seq: 7, hash: 'f00' }
  const added = { at: end.at, known: 6, found: 7 }
  await keepState(at(dataDir), { state: 'ended', end, added })
  const backup = { end: { ...end, seq: 4 }, problem: 'damaged' as const, added: null }
  await writeBackupEnd(dataDir, backup)
  const found = await lastEnd(at(dataDir))
  expect(found).toMatchObject({ ...backup, own: { end, added, problem: null } })
  await keepState(at(dataDir), { state: 'ended', ...found.own })
  await removeBackupEnd(dataDir)
  expect(await lastEnd(at(dataDir))).toMatchObject({ end, added, problem: null })
})
