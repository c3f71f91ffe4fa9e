// The try-out's secret outlives a restart and is nobody else's to read.

import { mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptSecret } from '#src/environment/secret.ts'

it('is made once, kept, and readable by its owner alone', () => {
  const dataDir = join(freshFolder(), 'data')
  const first = keptSecret(dataDir)
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(keptSecret(dataDir)).toBe(first)
  expect(readdirSync(dataDir)).toEqual(['secret'])
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
})

it('is another one in another folder', () => {
  expect(keptSecret(freshFolder())).not.toBe(keptSecret(freshFolder()))
})

it('is not made anew where there is one that cannot be read', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'secret'))
  expect(() => keptSecret(folder)).toThrow(
    /secret cannot be read \(EISDIR\): make it a file that Assay may read/,
  )
  expect(statSync(join(folder, 'secret')).isDirectory()).toBe(true)
})

function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'assay-secret-'))
}
