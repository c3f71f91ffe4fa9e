// Runs one of the console commands of src/server, bundled to dist/, in a process of its own.

import { spawnSync } from 'node:child_process'
import { bundleServer } from './bundle.mjs'
import { checkNode } from './node.mjs'
import { ensurePackages } from './packages.mjs'
import { inRoot, ROOT } from './root.mjs'
import { orExplain } from './run.mjs'

/** Runs `dist/<name>.mjs` with this command's arguments and ends with its exit code. */
export async function runOnConsole(name) {
  process.chdir(ROOT)
  checkNode()
  await orExplain(async () => {
    await ensurePackages()
    await bundleServer()
  })
  // Lexical's entry for plain Node waits for itself on Node 20 and never ends (three times of four, measured); its production entry does not.
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=production', inRoot('dist', `${name}.mjs`), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  process.exit(status ?? 1)
}
