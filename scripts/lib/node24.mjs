// The Node with which the Docker image runs, from npm, for tests beside those on the oldest Node that Assay
// takes.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, LOGS } from './root.mjs'
import { run } from './run.mjs'

const FOLDER = inRoot('.cache', 'node-24')

/** The path of a Node 24; this one, where it is as new. @throws StepFailed where npm cannot install it */
export async function ensureNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const node = join(FOLDER, 'node_modules', 'node', 'bin', 'node')
  if (!existsSync(node))
    await run('npm', ['install', '--prefix', FOLDER, '--no-audit', '--no-fund', '--no-save', 'node@24'], {
      log: join(LOGS, 'node-24.log'),
    })
  return node
}
