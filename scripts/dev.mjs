// npm run dev: the same newsroom with hot reload, on the same data and demo as npm start.

import { watch } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildAssets } from './lib/build.mjs'
import { DEV } from './lib/builds.mjs'
import { bundleServer } from './lib/bundle.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { DIST, inRoot, ROOT } from './lib/root.mjs'
import { orExplain } from './lib/run.mjs'

const BUNDLE = join(DIST, DEV)
process.chdir(ROOT)
checkNode()
await orExplain(async () => {
  await ensurePackages()
  await buildAssets(join(BUNDLE, 'assets'))
  await bundleServer(BUNDLE)
})
watchAssets()
process.argv.push('--dev')
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(BUNDLE, 'server.mjs')).href)

/**
 * Next reloads its own; styles and browser scripts of the site are rebuilt here, for the next load of a page.
 */
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
  return buildAssets(join(BUNDLE, 'assets')).catch((error) => console.error(error.tail?.() ?? error))
}
