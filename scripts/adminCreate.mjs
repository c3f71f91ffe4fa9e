// npm run admin:create -- --email you@example.com --name "Your Name": makes an administrator, also the first one.
import { pathToFileURL } from 'node:url'

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
await import(pathToFileURL(inRoot('dist', 'createAdmin.mjs')).href)
