// The production build: browser assets, the server bundle, Next; skipped while the sources are what they were.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundleServer } from './bundle.mjs'
import { withProgress } from './progress.mjs'
import { inRoot, LOGS, ROOT } from './root.mjs'
import { run } from './run.mjs'

const SOURCES = [
  'access',
  'collections',
  'public',
  'scripts',
  'src',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'payload-types.ts',
  'payload.config.ts',
  'tsconfig.json',
]
/** Made by the build itself, or of no use to it. */
const NOT_SOURCES = new Set(['public/assets', 'scripts/bench', 'scripts/bench.mjs'])

const distDir = () => process.env.NEXT_DIST_DIR || '.next'
const record = () => inRoot(distDir(), 'assay-build.json')

/** Builds what is missing or older than its sources. `check` runs before the long part, to fail early. */
export async function ensureBuild({ check = async () => {} } = {}) {
  const fingerprint = fingerprintOfSources()
  if (isBuiltFrom(fingerprint)) return
  await bundleServer()
  await check()
  await buildAssets()
  await withProgress('Building for production (about a minute)', () =>
    run(process.execPath, [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      log: join(LOGS, 'build.log'),
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    }),
  )
  mkdirSync(dirname(record()), { recursive: true })
  writeFileSync(record(), `${JSON.stringify({ fingerprint, builtAt: new Date().toISOString() })}\n`)
}

/** Bundles the site's styles and scripts into `public/assets`. */
export async function buildAssets() {
  await run(process.execPath, [inRoot('scripts', 'assets.mjs')], { log: join(LOGS, 'assets.log') })
}

function isBuiltFrom(fingerprint) {
  if (
    !['dist/server.mjs', 'public/assets/manifest.json', join(distDir(), 'BUILD_ID')].every((file) =>
      existsSync(inRoot(file)),
    )
  )
    return false
  try {
    return JSON.parse(readFileSync(record(), 'utf8')).fingerprint === fingerprint
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
