// One server for one file, whoever comes second, and however the first one ended.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockFile, ServedAlreadyError } from '#src/database/sqlite/instanceLock.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-served-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const url = (name: string) => `file:${join(folder, name)}`

test('a file that is served is refused, with a sentence, and taken once it is let go of', async () => {
  const first = await lockFile(url('one.db'))
  await expect(lockFile(url('one.db'), { timeoutMs: 300 })).rejects.toThrow(ServedAlreadyError)
  await expect(lockFile(url('one.db'), { timeoutMs: 0 })).rejects.toThrow('Stop the other one')
  const waiting = lockFile(url('one.db'))
  first.release()
  ;(await waiting).release()
})

test('a file that is served is the same one by way of a link', async () => {
  writeFileSync(join(folder, 'linked.db'), '')
  symlinkSync(join(folder, 'linked.db'), join(folder, 'link.db'))
  const hold = await lockFile(url('linked.db'))
  await expect(lockFile(url('link.db'), { timeoutMs: 0 })).rejects.toThrow(ServedAlreadyError)
  hold.release()
})

test('other files, and databases in memory, are nobody else’s', async () => {
  const holds = [
    await lockFile(url('two.db')),
    await lockFile(url('three.db')),
    await lockFile('file::memory:'),
    await lockFile('file::memory:'),
  ]
  expect(holds).toHaveLength(4)
  for (const hold of holds) hold.release()
})

test('a process that was killed holds nothing', async () => {
  const script = `import { createClient } from '@libsql/client'; await createClient({ url: '${url('four.db')}-server' }).transaction('write'); console.log('held'); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(other.stdout, 'data')
  await expect(lockFile(url('four.db'), { timeoutMs: 0 })).rejects.toThrow(ServedAlreadyError)
  other.kill('SIGKILL')
  await once(other, 'exit')
  ;(await lockFile(url('four.db'), { timeoutMs: 0 })).release()
})

test('a lock file with something in it is emptied in place, and one that cannot be opened is told of in a sentence', async () => {
  writeFileSync(join(folder, 'noise.db-server'), 'noise '.repeat(1_000))
  const hold = await lockFile(url('noise.db'))
  await expect(lockFile(url('noise.db'), { timeoutMs: 0 })).rejects.toThrow(ServedAlreadyError)
  hold.release()
  mkdirSync(join(folder, 'folder.db-server'))
  await expect(lockFile(url('folder.db'))).rejects.toThrow(
    /folder\.db-server cannot be opened: it holds nothing/,
  )
})
