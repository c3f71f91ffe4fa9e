// The packages of the lock file: installed when what is there is not what the lock file says.

import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missingNatives } from './natives.mjs'
import { withProgress } from './progress.mjs'
import { inRoot } from './root.mjs'
import { Refusal, run, StepFailed } from './run.mjs'

/** Installs from the lock file unless every package of it is there in its version already. @throws Refusal */
export async function ensurePackages() {
  if (areInstalled()) return
  // npm ci removes node_modules, and the log must not be in it while it does.
  const log = join(tmpdir(), `assay-npm-${process.pid}.log`)
  await withProgress('Installing packages (the first time about a minute)', () =>
    run(npm(), ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
      log,
    }),
  ).catch(refuseInstall)
  const [missing] = missingNatives(packagesOf(inRoot('package-lock.json')))
  if (missing)
    throw new Refusal(
      `npm left out ${missing.name}, the part of ${missing.neededBy} for this machine: run npm ci --include=optional where npm reaches its registry, and look at what it says.`,
    )
}

/** @throws Refusal that says what npm could not do: without its packages nothing starts */
function refuseInstall(error) {
  if (!(error instanceof StepFailed)) throw error
  const reason = /npm error code (\w+)/.exec(error.tail(400))?.[1] ?? `exit ${error.code}`
  throw new Refusal(
    `npm could not install the packages (${reason}), and took away those that were there: run npm ci where it reaches its registry. All that it said is in ${error.log}.`,
  )
}

/** npm keeps a copy of the lock file in node_modules, written last: an install that was cut short has none. */
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
