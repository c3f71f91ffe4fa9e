// npm run dev: the same house with hot reload, on the same data and demo as npm start.

import { watch } from 'node:fs'
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
watchAssets()
process.argv.push('--dev')
process.setSourceMapsEnabled(true)
await import(pathToFileURL(inRoot('dist', 'server.mjs')).href)

/** Next reloads its own; styles and browser scripts of the site are rebuilt here, for the next load of a page. */
function watchAssets() {
  let timer
  for (const folder of ['src/site/styles', 'src/site/browser', 'src/site/images']) {
    watch(inRoot(folder), { recursive: true, persistent: false }, () => {
      clearTimeout(timer)
      timer = setTimeout(rebuild, 200)
    })
  }
}

function rebuild() {
  return buildAssets().catch((error) => console.error(error.tail?.() ?? error))
}
