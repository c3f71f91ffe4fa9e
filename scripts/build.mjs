// npm run build: the production build alone, for an image or a deployment.

import { ensureBuild } from './lib/build.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { orExplain } from './lib/run.mjs'

checkNode()
await orExplain(async () => {
  await ensurePackages()
  await ensureBuild()
})
