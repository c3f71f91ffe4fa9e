// The folders of the settings: what cannot be written is said with the name of the setting and with what to
// do.

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refuseBadPlaces } from '#src/environment/settingFolders.ts'
import { urlOfFile } from '#src/environment/sqliteFile.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
let folder: string
const bundle = join(mkdtempSync(join(tmpdir(), 'assay-places-code-')), 'places.mjs')

beforeAll(async () => {
  await build({
    entryPoints: ['src/environment/settingFolders.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  chmodSync(dirname(bundle), 0o755)
})
afterAll(() => rmSync(dirname(bundle), { recursive: true, force: true }))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-places-'))
  chmodSync(folder, 0o755)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const at = (...names: string[]) => join(folder, ...names)

type Given = { dataDir?: string; file?: string }

function refused({ dataDir = at('data'), file = join(dataDir, 'assay.db') }: Given = {}): string | null {
  try {
    refuseBadPlaces({ dataDir, databaseUrl: urlOfFile(file) })
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * What is said to another user than root, to whom nothing is closed; access() asks for whom the whole process
 * runs.
 */
function refusedNobody(given: Given = {}): string | null {
  if (!isRoot) return refused(given)
  const { dataDir = at('data'), file = join(dataDir, 'assay.db') } = given
  const script = `import { refuseBadPlaces } from ${JSON.stringify(pathToFileURL(bundle).href)}
try { refuseBadPlaces(${JSON.stringify({ dataDir, databaseUrl: urlOfFile(file) })}) } catch ({ message }) { console.log(message) }`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    uid: NOBODY,
    gid: NOBODY,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.trim() || null
}

function made(name: string, mode: number, owner = isRoot ? NOBODY : process.getuid!()): string {
  mkdirSync(at(name), { recursive: true })
  chmodSync(at(name), mode)
  if (isRoot) chownSync(at(name), owner, owner)
  return at(name)
}

test.each(['data', 'da ta/no#1/100%/what?/ßalé', 'a/b/c'])(
  '%s may be missing, and is not there after the look',
  (name) => {
    expect(refused({ dataDir: at(name) })).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  },
)

describe('DATA_DIR', () => {
  test('that is a file, or has one in its path', () => {
    writeFileSync(at('file'), '')
    for (const dataDir of [at('file'), at('file', 'data')])
      expect(refused({ dataDir })).toMatch(/^DATA_DIR must be the path of a folder: .*file.* is a file/)
  })

  test.runIf(existsSync('/proc/self'))('on a disk that lets nobody make a folder', () => {
    for (const dataDir of ['/proc/assay', '/proc/assay/data'])
      expect(refused({ dataDir })).toBe(
        `DATA_DIR must be a folder that can be made and written, and ${dataDir} is none: choose another one, such as ./data (ENOENT).`,
      )
  })

  test('that leads nowhere', () => {
    symlinkSync(at('gone'), at('link'))
    expect(refused({ dataDir: at('link') })).toMatch(/^DATA_DIR must be /)
  })

  test('that is too long', () => {
    expect(refused({ dataDir: at('x'.repeat(300)) })).toBe('DATA_DIR must be a shorter path.')
  })

  test('that nobody may write', () => {
    const dataDir = made('data', 0o555)
    expect(refusedNobody({ dataDir })).toMatch(
      new RegExp(
        `^DATA_DIR must be a folder that .+ may write: run chmod -R u\\+rwX ${dataDir}, or choose another folder`,
      ),
    )
  })

  test('whose name a shell would take apart', () => {
    const dataDir = made("da ta #1 it's", 0o500)
    expect(refusedNobody({ dataDir })).toContain(`: run chmod -R u+rwX '${folder}/da ta #1 it'\\''s', or`)
  })

  test('that stands in a folder that nobody may write', () => {
    made('closed', 0o555)
    expect(refusedNobody({ dataDir: at('closed', 'data') })).toContain(
      ` may make: run chmod u+rwX ${at('closed')}, or choose another folder`,
    )
  })

  test.runIf(isRoot)('that stands in a folder of another user', () => {
    made('closed', 0o755, 0)
    expect(refusedNobody({ dataDir: at('closed', 'da ta') })).toMatch(
      / may make: run mkdir -p '.*\/da ta' && chown \w+ '.*\/da ta', or choose another folder/,
    )
  })

  test.runIf(isRoot)('that is of another user', () => {
    const dataDir = made('data', 0o700, 0)
    expect(refusedNobody({ dataDir })).toMatch(
      /^DATA_DIR must be a folder that .+ may write: run chown -R \w+ \S+, or/,
    )
  })

  test.runIf(isRoot).each(['media', 'audit-anchors.jsonl', 'secret', 'mail'])(
    'in which another user wrote %s',
    (name) => {
      const dataDir = made('data', 0o755)
      if (name.includes('.') || name === 'secret') writeFileSync(join(dataDir, name), '', { mode: 0o600 })
      else mkdirSync(join(dataDir, name), { mode: 0o700 })
      expect(refusedNobody({ dataDir })).toMatch(
        new RegExp(
          `^DATA_DIR holds ${name}, which the user “\\w+” may not write: run chown -R \\w+ ${dataDir}, or`,
        ),
      )
    },
  )

  test('in which others have files, as in a home folder', () => {
    mkdirSync(at('home', 'letters'), { recursive: true })
    expect(refused({ dataDir: at('home') })).toBe(
      `DATA_DIR must be a folder of Assay’s own, and ${at('home')} holds other things: name a new one, such as ${at('home', 'assay')}.`,
    )
  })

  test.each(['assay.db', 'other.db', 'media', 'audit-anchors.jsonl', 'lost+found', '.keep'])(
    'in which %s lies is Assay’s own, or nobody’s',
    (name) => {
      mkdirSync(at('data'))
      writeFileSync(at('data', name), '')
      if (/\.(?:db|jsonl)$/.test(name)) writeFileSync(at('data', 'bench.json'), '')
      expect(refused({ file: at('data', name.endsWith('.db') ? name : 'assay.db') })).toBeNull()
    },
  )

  test.each(['mail', 'media', 'originals', 'secret'])(
    'with a name that anybody gives, %s, is not',
    (name) => {
      mkdirSync(at('data', name), { recursive: true })
      writeFileSync(at('data', 'index.html'), '')
      expect(refused()).toMatch(/^DATA_DIR must be a folder of Assay’s own/)
    },
  )

  test('leaves no trace of having been looked at', () => {
    mkdirSync(at('data'))
    expect(refused()).toBeNull()
    expect(readdirSync(at('data'))).toEqual([])
  })

  test('is not made where another setting is refused', () => {
    expect(refused({ dataDir: at('a', 'data'), file: at('disk', 'assay.db') })).toMatch(/^DATABASE_URL/)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('DATABASE_URL', () => {
  test('of a file that is a folder', () => {
    mkdirSync(at('data.db'))
    expect(refused({ file: at('data.db') })).toMatch(
      /^DATABASE_URL must name a file, and .*data\.db is a folder: add a name/,
    )
  })

  test('of what is no database', () => {
    expect(refused({ file: '/dev/null' })).toMatch(
      /^DATABASE_URL must name a file, and \/dev\/null is a device/,
    )
    mkdirSync(at('data'), { recursive: true })
    writeFileSync(at('data', 'audit-anchors.jsonl'), '')
    expect(refused({ file: at('data', 'audit-anchors.jsonl') })).toMatch(
      /^DATABASE_URL must name a file of its own/,
    )
  })

  test('in a folder that is not there', () => {
    expect(refused({ file: at('disk', 'assay.db') })).toMatch(
      /^DATABASE_URL must .* make .*disk, or mount its disk\.$/,
    )
  })

  test('in a folder that nobody may write', () => {
    const dataDir = made('data', 0o755)
    made('closed', 0o555)
    expect(refusedNobody({ dataDir, file: at('closed', 'assay.db') })).toMatch(
      /^DATABASE_URL must name a file in a folder that .+ may write/,
    )
  })

  test.runIf(isRoot).each(['', '-wal', '-shm', '-server'])('whose file%s is of another user', (end) => {
    const dataDir = made('data', 0o755)
    writeFileSync(join(dataDir, `assay.db${end}`), '', { mode: 0o600 })
    expect(refusedNobody({ dataDir })).toMatch(
      new RegExp(
        `^DATABASE_URL must name a file that the user “\\w+” may write: run chown \\w+ \\S*assay\\.db${end}, or`,
      ),
    )
  })
})
