// The console commands as npm runs them, by a user that may read the code and not change it.

import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { withoutSettings } from '../../../scripts/lib/serve.mjs'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
const folder = mkdtempSync(join(tmpdir(), 'assay-console-test-'))
if (isRoot) chownSync(folder, NOBODY, NOBODY)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join('scripts', `${script}.mjs`), ...args],
    {
      env: {
        ...withoutSettings(process.env),
        DATA_DIR: join(folder, 'data'),
        HOME: folder,
        TMPDIR: folder,
      } as NodeJS.ProcessEnv,
      encoding: 'utf8',
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    },
  )
  return { code: status, said: stdout + stderr }
}

/** Every file of the code with the time of its last change, packages aside. */
function code(path = '.'): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name)
    if (['node_modules', '.git', 'tests', 'cache'].includes(entry.name)) return []
    return entry.isDirectory() ? code(inner) : [`${inner} ${statSync(inner).mtimeMs}`]
  })
}

it('write nothing into the code', () => {
  const before = code()
  expect(run('adminCreate', '--email', 'me@example.com', '--name', 'Me')).toMatchObject({
    code: 0,
    said: expect.stringContaining('may now log in'),
  })
  expect(run('backup', join(folder, 'copy'))).toMatchObject({ code: 0 })
  expect(readdirSync(join(folder, 'copy'))).toContain('assay.db')
  expect(code()).toEqual(before)
  expect(readdirSync(folder).filter((name) => name.startsWith('assay-console-'))).toEqual([])
}, 60_000)
