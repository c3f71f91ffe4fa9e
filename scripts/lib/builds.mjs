// Where builds are: each in a folder of its own, dist/<name>, made there and never moved or changed.
// `build.json`, written last, says that one is whole. `dist/current.json` names the one that serves next;
// `dist/server.mjs` and the console commands follow it.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const WHOLE = 'build.json'
const POINTER = 'current.json'
/** Process ids of whoever makes a build or serves it. */
const USERS = 'users'
/** The folder of `npm run dev`, which is made anew each time. */
export const DEV = 'dev'

/**
 * A whole build in `dist` made from these sources, or null; of several the newest. Gives the folder's name.
 */
export function builtFrom(dist, fingerprint) {
  const found = wholeBuilds(dist).filter((build) => build.fingerprint === fingerprint)
  return found.sort((one, other) => one.builtAt.localeCompare(other.builtAt)).at(-1)?.name ?? null
}

/** Makes the folder of a new build, used by this process; gives its name. */
export function newBuild(dist, fingerprint) {
  const name = `${fingerprint.slice(0, 8)}-${randomBytes(3).toString('hex')}`
  mkdirSync(join(dist, name), { recursive: true })
  useBuild(join(dist, name))
  return name
}

/**
 * Says that this process uses a build, so that no later one removes it. Where the code is read-only nobody
 * builds either.
 */
export function useBuild(folder, pid = process.pid) {
  try {
    mkdirSync(join(folder, USERS), { recursive: true })
    writeFileSync(join(folder, USERS, String(pid)), '')
  } catch {
    // Nobody can remove it either.
  }
}

/** Marks a build as whole. Nothing is written to it from then on. */
export function finishBuild(dist, name, { fingerprint, builtAt = new Date().toISOString() }) {
  replaceFile(join(dist, name, WHOLE), `${JSON.stringify({ fingerprint, builtAt })}\n`)
}

/** Makes a whole build the one that serves next. `commands` are the names of its programs. */
export function switchTo(dist, name, commands) {
  for (const command of commands) {
    const file = join(dist, `${command}.mjs`)
    if (textOf(file) !== launcher(command)) replaceFile(file, launcher(command))
  }
  const before = currentBuild(dist)
  if (before?.name === name) return
  replaceFile(join(dist, POINTER), `${JSON.stringify({ name, before: before?.name ?? null })}\n`)
}

/** `{ name, before }`: the build that serves next, and the one until then; null where there is none. */
export function currentBuild(dist) {
  try {
    return JSON.parse(readFileSync(join(dist, POINTER), 'utf8'))
  } catch {
    return null
  }
}

/**
 * Removes builds, whole or broken off, that are neither the current one, nor the one before it, nor used by a
 * process that lives.
 */
export function removeOld(dist, isAlive = isRunning) {
  const { name: current, before } = currentBuild(dist) ?? {}
  for (const name of folders(dist)) {
    if ([current, before, DEV].includes(name)) continue
    const users = namesIn(join(dist, name, USERS))
    if (!users.some((pid) => isAlive(Number(pid)))) rmSync(join(dist, name), { recursive: true, force: true })
  }
}

function wholeBuilds(dist) {
  return folders(dist).flatMap((name) => {
    try {
      return [{ name, ...JSON.parse(readFileSync(join(dist, name, WHOLE), 'utf8')) }]
    } catch {
      return []
    }
  })
}

/** What stands at a fixed address of `dist`: the program of that name of the current build. */
function launcher(command) {
  return `// Runs ${command} of the build that current.json names.
import { readFileSync } from 'node:fs'
const { name } = JSON.parse(readFileSync(new URL('current.json', import.meta.url), 'utf8'))
await import(\`./\${name}/${command}.mjs\`)
`
}

/** Whole in one step: whoever reads it meanwhile finds the old text or the new one. */
function replaceFile(file, text) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text)
  renameSync(draft, file)
}

function folders(dist) {
  if (!existsSync(dist)) return []
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
