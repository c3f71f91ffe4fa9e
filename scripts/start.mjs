// npm start: installs, builds and serves; what is still valid from the last time is skipped.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './lib/build.mjs'
import { buildMemoryWarning } from './lib/memory.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { inRoot, LOGS, ROOT } from './lib/root.mjs'
import { orExplain, run, StepFailed } from './lib/run.mjs'

process.chdir(ROOT)
checkNode()
await orExplain(async () => {
  await ensurePackages()
  await ensureBuild({ check: checkSettings })
})
process.setSourceMapsEnabled(true)
// In this very process: a signal reaches the server and nobody else.
await import(pathToFileURL(inRoot('dist', 'server.mjs')).href)

/** A bad setting or a port in use should not wait for the build. */
async function checkSettings() {
  const warning = buildMemoryWarning()
  if (warning) console.error(warning)
  try {
    await run(process.execPath, [inRoot('dist', 'server.mjs'), '--check'], { log: join(LOGS, 'check.log') })
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    console.error(error.tail())
    process.exit(1)
  }
}
