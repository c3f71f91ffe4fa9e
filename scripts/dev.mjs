// npm run dev: the same house with hot reload, on the same data and demo as npm start.
import { pathToFileURL } from 'node:url'

import { buildAssets } from './lib/build.mjs'
import { bundleServer } from './lib/bundle.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { inRoot, ROOT } from './lib/root.mjs'
import { orExplain } from './lib/run.mjs'

process.chdir(ROOT)
checkNode()
await orExplain(async () => {
  await ensurePackages()
  await buildAssets()
  await bundleServer()
})
process.argv.push('--dev')
process.setSourceMapsEnabled(true)
await import(pathToFileURL(inRoot('dist', 'server.mjs')).href)
