// Runs one of the console commands of src/server/console in a process of its own. Writes nothing into the
// code: whoever may run a command need not be who may change it.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderOfBuild } from './build.mjs'
import { bundleServer } from './bundle.mjs'
import { checkNode } from './node.mjs'
import { ensurePackagesAreThere } from './packages.mjs'
import { inRoot, ROOT } from './root.mjs'
import { orExplain } from './run.mjs'

/** Runs the command with this one's arguments and ends with its exit code. */
export async function runOnConsole(name) {
  process.chdir(ROOT)
  checkNode()
  const folder = await orExplain(async () => {
    await ensurePackagesAreThere()
    return folderOfBuild() ?? (await temporaryBundle())
  })
  // Lexical's entry for plain Node waits for itself on Node 20 and never ends (three times of four,
  // measured); its production entry does not.
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=production', join(folder, `${name}.mjs`), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  process.exit(status ?? 1)
}

/**
 * Where nothing is built of these sources: bundled for this once, with a link to the packages, and removed at
 * the end.
 */
async function temporaryBundle() {
  const folder = mkdtempSync(join(tmpdir(), 'assay-console-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'), 'junction')
  await bundleServer(folder)
  return folder
}
