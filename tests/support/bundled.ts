// Another process that a test starts: bundled first, as the console commands are. Reading each file of it
// alone takes half a minute.

import path from 'node:path'
import { bundleForNode } from '../../scripts/lib/bundle.mjs'

const CACHE = path.resolve('node_modules/.cache/assay/processes')

const bundles = new Map<string, Promise<string>>()

/**
 * Bundles a TypeScript file for Node; gives the path of what `node --conditions=production` runs. Once for a
 * process: a file that is written again while another process reads it is half a program.
 */
export function bundled(entry: string): Promise<string> {
  const bundle = bundles.get(entry) ?? build(entry)
  bundles.set(entry, bundle)
  return bundle
}

async function build(entry: string): Promise<string> {
  const outfile = path.join(CACHE, `${path.basename(entry, '.ts')}-${process.pid}.mjs`)
  await bundleForNode({ entryPoints: [entry], outfile })
  return outfile
}
