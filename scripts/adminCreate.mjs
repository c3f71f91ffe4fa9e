// npm run admin:create -- --email you@example.com --name "Your Name": makes an administrator, also the first one.
import { spawnSync } from 'node:child_process'

import { bundleServer } from './lib/bundle.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { inRoot, ROOT } from './lib/root.mjs'
import { orExplain } from './lib/run.mjs'

process.chdir(ROOT)
checkNode()
await orExplain(async () => {
  await ensurePackages()
  await bundleServer()
})
// Lexical's entry for plain Node waits for itself on Node 20 and never ends (three times of four, measured); its production entry does not.
const { status } = spawnSync(process.execPath, ['--conditions=production', inRoot('dist', 'createAdmin.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
