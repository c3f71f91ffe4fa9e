// The production build: browser assets, the server bundle, Next; skipped while there is one of the same
// sources.

import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { builtFrom, finishBuild, newBuild, removeOld, switchTo } from './builds.mjs'
import { bundleServer, SERVER_ENTRIES } from './bundle.mjs'
import { killedForMemory } from './memory.mjs'
import { withProgress } from './progress.mjs'
import { DIST, inRoot, LOGS, ROOT } from './root.mjs'
import { Refusal, run, StepFailed } from './run.mjs'

const SOURCES = [
  'access',
  'collections',
  'scripts',
  'src',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'payload-types.ts',
  'payload.config.ts',
  'tsconfig.json',
]
/** Of no use to the build. */
const NOT_SOURCES = new Set(['scripts/bench', 'scripts/bench.mjs'])

/**
 * Builds where no build of these sources is there, beside those that are: one that is broken off leaves them
 * as they were. `check(folder)` runs before the long part, to fail early. Gives the folder of the build.
 */
export async function ensureBuild({ check = async () => {} } = {}) {
  const fingerprint = fingerprintOfSources()
  const name = builtFrom(DIST, fingerprint) ?? (await build(fingerprint, check))
  if (isWritable(DIST)) switchTo(DIST, name, Object.keys(SERVER_ENTRIES))
  return join(DIST, name)
}

/** The folder of the build of these sources, or null where there is none. */
export function folderOfBuild() {
  const name = builtFrom(DIST, fingerprintOfSources())
  return name && join(DIST, name)
}

/** Bundles the site's styles and scripts into `folder`. */
export async function buildAssets(folder) {
  await run(process.execPath, [inRoot('scripts', 'assets.mjs'), folder], { log: join(LOGS, 'assets.log') })
}

async function build(fingerprint, check) {
  refuseReadOnly()
  removeOld(DIST)
  const name = newBuild(DIST, fingerprint)
  const folder = join(DIST, name)
  try {
    await bundleServer(folder)
    await check(folder)
    await buildAssets(join(folder, 'assets'))
    await withProgress('Building for production (about a minute)', () => buildPanel(`dist/${name}/next`))
    if (fingerprintOfSources() !== fingerprint)
      throw new Refusal('The code was changed while it was built: run the same command again.')
    finishBuild(DIST, name, { fingerprint })
    return name
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Next's part, built where it is to stay: it holds links that count the folders above it. */
async function buildPanel(distDir) {
  try {
    await run(process.execPath, [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      log: join(LOGS, 'build.log'),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        NEXT_DIST_DIR: distDir,
      },
    })
  } catch (error) {
    throw error instanceof StepFailed && killedForMemory(error) ? new Refusal(killedForMemory(error)) : error
  }
  // Of the next build in this folder, and there is none.
  rmSync(inRoot(distDir, 'cache'), { recursive: true, force: true })
}

function refuseReadOnly() {
  const closed = [ROOT, ...(existsSync(DIST) ? [DIST] : [])].find((folder) => !isWritable(folder))
  if (closed)
    throw new Refusal(
      `Assay is not built yet, and ${closed} cannot be written: run npm run build as the user that owns it.`,
    )
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A hash over names and contents: a checkout changes times without changing a byte. */
function fingerprintOfSources() {
  const hash = createHash('sha256').update(
    `node ${process.versions.modules} ${process.platform} ${process.arch}`,
  )
  for (const file of SOURCES.flatMap(filesBelow).sort())
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

function filesBelow(path) {
  if (NOT_SOURCES.has(path) || !existsSync(inRoot(path))) return []
  try {
    return readdirSync(inRoot(path)).flatMap((name) => filesBelow(`${path}/${name}`))
  } catch {
    return [path] // a file
  }
}
