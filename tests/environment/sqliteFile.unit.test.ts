// A path of any kind is the same file to libsql, which reads a URL, and to everything of ours that reads a
// path.

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, expect, test } from 'vitest'
import { fileOf, urlOfFile } from '#src/environment/sqliteFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-paths-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  'plain',
  'two words',
  'no#1',
  '100%',
  '%41',
  'what?',
  'a&b=c;d',
  'ßalé 鉄',
  "it's",
  ':memory',
  'a+b',
  '[x]',
  'q"q',
])('a folder called %s', async (name) => {
  const file = join(folder, name, 'assay.db')
  mkdirSync(join(folder, name))
  const client = createClient({ url: urlOfFile(file) })
  await client.execute('CREATE TABLE t (x)')
  client.close()
  expect([existsSync(file), fileOf(urlOfFile(file))]).toEqual([true, file])
})
