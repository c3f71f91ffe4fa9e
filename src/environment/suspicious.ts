// Values that can be read and would not do what they look like: each is answered with what to write instead.

import { basename, relative, sep } from 'node:path'
import { EnvironmentError } from './errors.ts'
import { fileOf } from './sqliteFile.ts'

/** Folders of the code that a build, an install or a checkout makes anew. */
const MADE_ANEW = new Set(['.git', '.next', 'dist', 'node_modules', 'public'])

/** Folders of the sources: a build is of all that is in them, and an upgrade exchanges them. */
const SOURCES = new Set([
  '.ci',
  '.github',
  'access',
  'collections',
  'deploy',
  'docs',
  'scripts',
  'src',
  'tests',
])

/**
 * Looks at an address of SQLite's as it was written.
 * @throws EnvironmentError where its path would be read as another one.
 */
export function refuseOddFileUrl(url: string): void {
  const path = url.slice('file:'.length)
  const say = (sentence: string) => new EnvironmentError('DATABASE_URL', sentence)
  if (path.includes(':memory:'))
    throw say('DATABASE_URL must name a file, such as file:./data/assay.db: memory is lost with the process.')
  if (/^\/\/(?!\/)/.test(path))
    throw say('DATABASE_URL must name a file of this machine, such as file:/var/lib/assay/assay.db.')
  if (path.startsWith('~')) throw say(`DATABASE_URL must have the whole path: only a shell knows what ~ is.`)
  if (/[?#]/.test(path) || /%(?![\da-f]{2})/i.test(path) || !isDecodable(path))
    throw say('DATABASE_URL must write #, ? and % in a path as %23, %3F and %25.')
}

/**
 * Looks at where the data is to be.
 * @throws EnvironmentError where a build or an upgrade would remove it, where the code is, or where others
 * than Assay have files.
 */
export function refuseOddPlaces(place: {
  given: string
  dataDir: string
  databaseUrl: string
  cwd: string
}): void {
  const { given, dataDir, databaseUrl, cwd } = place
  if (given.startsWith('~'))
    throw new EnvironmentError('DATA_DIR', 'DATA_DIR must be the whole path: only a shell knows what ~ is.')
  if (isWithin(dataDir, cwd))
    throw new EnvironmentError(
      'DATA_DIR',
      `DATA_DIR must be a folder of its own, such as ./data: ${dataDir} holds the code of Assay.`,
    )
  const inside = ofTheCode(dataDir, cwd)
  if (inside)
    throw new EnvironmentError(
      'DATA_DIR',
      `DATA_DIR must be outside of ${inside}: choose another folder, such as ./data.`,
    )
  const file = fileOf(databaseUrl)
  const around = file && ofTheCode(file, cwd)
  if (around)
    throw new EnvironmentError(
      'DATABASE_URL',
      `DATABASE_URL must be outside of ${around}: choose another folder, such as file:./data/${basename(file)}.`,
    )
}

/**
 * Whether the name and password of an address can be read back, and nothing of them was taken for something
 * else.
 */
export function isPlainAddress(text: string, { path, query }: { path: RegExp; query: boolean }): boolean {
  if (!URL.canParse(text)) return true // said by its own sentence
  const url = new URL(text)
  return (
    url.hash === '' &&
    path.test(url.pathname) &&
    (query ? !url.search.includes('@') : url.search === '') &&
    [url.username, url.password].every(isDecodable)
  )
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** The folder of the code in which a path is, and what that means; null where it is in none. */
function ofTheCode(path: string, cwd: string): string | null {
  const [first = ''] = relative(cwd, path).split(sep)
  if (MADE_ANEW.has(first) || first.startsWith('.next-')) return `${first}, which is made anew with the code`
  return SOURCES.has(first) ? `${first}, which holds the code of Assay` : null
}

/** Whether `inner` is `outer` or within it. */
function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.includes(':'))
}
