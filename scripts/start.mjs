// npm start: installs, builds and serves; what is still valid from the last time is skipped.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './lib/build.mjs'
import { buildMemoryRefusal, buildMemoryWarning } from './lib/memory.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { LOGS, ROOT } from './lib/root.mjs'
import { orExplain, Refusal, run, StepFailed } from './lib/run.mjs'

process.chdir(ROOT)
checkNode()
const folder = await orExplain(async () => {
  await ensurePackages()
  return ensureBuild({ check: checkSettings })
})
process.setSourceMapsEnabled(true)
// In this very process: a signal reaches the server and nobody else.
await import(pathToFileURL(join(folder, 'server.mjs')).href)

/** A bad setting or a port in use should not wait for the build. */
async function checkSettings(bundle) {
  const refusal = buildMemoryRefusal()
  if (refusal) throw new Refusal(refusal)
  const warning = buildMemoryWarning()
  if (warning) console.error(warning)
  try {
    await run(process.execPath, [join(bundle, 'server.mjs'), '--check'], { log: join(LOGS, 'check.log') })
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    throw new Refusal(error.tail().replace(/^Assay cannot start\. /, ''))
  }
}
