// The packages of the lock file: installed when what is there is not what the lock file says.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missingNatives } from './natives.mjs'
import { withProgress } from './progress.mjs'
import { inRoot } from './root.mjs'
import { Refusal, run, StepFailed } from './run.mjs'

/**
 * Installs from the lock file unless every package of it is there in its version already. Beside the packages
 * that are there, which stay until the new ones are whole: npm itself would remove them first, a server that
 * runs or npm's failure notwithstanding.
 * @throws Refusal
 */
export async function ensurePackages() {
  if (areInstalled()) return
  const beside = inRoot(`.packages-${process.pid}`)
  const remove = () => rmSync(beside, { recursive: true, force: true, maxRetries: 3 })
  process.once('exit', remove) // an install that is cut short leaves nothing
  try {
    await withProgress('Installing packages (the first time about a minute)', () => install(beside))
  } catch (error) {
    refuseInstall(error)
  } finally {
    process.off('exit', remove)
    remove()
  }
  const [missing] = missingNatives(packagesOf(inRoot('package-lock.json')))
  if (missing)
    throw new Refusal(
      `npm left out ${missing.name}, the part of ${missing.neededBy} for this machine: run npm ` +
        'ci --include=optional where npm reaches its registry, and look at what it says.',
    )
}

/**
 * For a command beside a server: packages of another version are not exchanged under it.
 * @throws Refusal
 */
export async function ensurePackagesAreThere() {
  if (!areInstalled() && existsSync(inRoot('node_modules')))
    throw new Refusal(
      'The packages are those of another version of Assay. A server that runs has them in use: ' +
        'start this version with npm start first, then give this command again.',
    )
  await ensurePackages()
}

/** Where `node_modules` is a volume of its own, which cannot be exchanged, npm installs in place. */
async function install(beside) {
  mkdirSync(beside, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    if (existsSync(inRoot(file))) copyFileSync(inRoot(file), join(beside, file))
  await npmCi(beside)
  try {
    exchange(join(beside, 'node_modules'), inRoot('node_modules'))
  } catch (error) {
    if (!['EBUSY', 'EXDEV'].includes(error.code)) throw error
    await npmCi(inRoot())
  }
}

function npmCi(folder) {
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  return run(npm(), ['ci', ...options], {
    log: join(tmpdir(), `assay-npm-${process.pid}.log`),
    cwd: folder,
  })
}

/**
 * What is kept in `node_modules` by Assay (its logs and caches) goes with the packages that it was made with.
 */
function exchange(fresh, old) {
  const away = `${fresh}-old`
  if (existsSync(old)) renameSync(old, away)
  renameSync(fresh, old)
}

/** @throws Refusal that says what npm could not do: without its packages nothing starts */
function refuseInstall(error) {
  if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code))
    throw new Refusal(
      `The packages could not be installed (${error.code}): ${inRoot('node_modules')} must be ` +
        'writable for whoever starts this version first, with room for 2 GB.',
    )
  if (!(error instanceof StepFailed)) throw error
  const reason = /npm error code (\w+)/.exec(error.tail(400))?.[1] ?? `exit ${error.code}`
  throw new Refusal(
    `npm could not install the packages (${reason}); those that were there stay as they ` +
      `were. Try again where npm reaches its registry. All that it said is in ${error.log}.`,
  )
}

/**
 * npm keeps a copy of the lock file in node_modules, written last: an install that was cut short has none.
 */
function areInstalled() {
  const wanted = packagesOf(inRoot('package-lock.json'))
  const found = packagesOf(inRoot('node_modules', '.package-lock.json'))
  if (!wanted || !found || missingNatives(wanted).length > 0) return false
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || found[path]?.version === version,
  )
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}
