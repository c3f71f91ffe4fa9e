// Too old a Node fails in the middle of something: better to say it first. How old is too old stands in
// package.json.

import { readFileSync } from 'node:fs'
import { inRoot } from './root.mjs'

const NEEDED = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).engines.node.replace('>=', '')

/** The oldest Node that what we bundle must run on, as esbuild writes it: `node20.19.0`. */
export const NODE_TARGET = `node${NEEDED}`

/** Ends the process with one sentence when this Node is older than package.json's `engines` asks for. */
export function checkNode() {
  if (isNewEnough(process.versions.node)) return
  console.error(
    `Assay needs Node ${NEEDED} or newer and this is ${process.versions.node}: install a ` +
      'newer one from https://nodejs.org.',
  )
  process.exit(1)
}

/** Whether a version such as `20.19.0` is the needed one or a later one. */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  const [neededMajor, neededMinor] = NEEDED.split('.').map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}
