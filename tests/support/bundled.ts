// Another process that a test starts: bundled first, as the console commands are. Reading each file of it
// alone takes half a minute.

import path from 'node:path'
import { bundleForNode } from '../../scripts/lib/bundle.mjs'

const CACHE = path.resolve('node_modules/.cache/assay/processes')

/** Bundles a TypeScript file for Node; gives the path of what `node --conditions=production` runs. */
export async function bundled(entry: string): Promise<string> {
  const outfile = path.join(CACHE, `${path.basename(entry, '.ts')}-${process.pid}.mjs`)
  await bundleForNode({ entryPoints: [entry], outfile })
  return outfile
}
