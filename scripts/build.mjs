// npm run build: the production build alone, for an image or a deployment.

import { ensureBuild, folderOfBuild } from './lib/build.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { orExplain } from './lib/run.mjs'

checkNode()
await orExplain(async () => {
  await ensurePackages()
  const before = folderOfBuild()
  const folder = await ensureBuild()
  if (folder === before) console.log(`There is nothing to build: ${folder} is of these sources.`)
})
