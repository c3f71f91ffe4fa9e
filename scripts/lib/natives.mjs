// Packages with parts in the machine's own code come as optional ones, one for each kind of machine: npm
// leaves one out in silence.

import { existsSync } from 'node:fs'
import { inRoot } from './root.mjs'

/** Without these there is no build and no server: by their beginning, what needs one of them. */
const NEEDED = {
  '@esbuild/': 'esbuild',
  '@img/sharp-libvips-': 'sharp',
  '@img/sharp-': 'sharp',
  '@libsql/': 'libsql',
  '@next/swc-': 'next',
}

/**
 * What kind of machine this is, in npm's words.
 * @returns {{ os: string, cpu: string, libc: string | null }}
 */
export function machineHere() {
  const { platform: os, arch: cpu } = process
  const glibc = process.report?.getReport().header.glibcVersionRuntime
  return { os, cpu, libc: os === 'linux' ? (glibc ? 'glibc' : 'musl') : null }
}

/**
 * The optional packages that a machine needs and lacks: `packages` as the lock file has them, `isThere` by a
 * package's path. Of those for one thing that fit the machine one is enough.
 */
export function missingNatives(
  packages,
  machine = machineHere(),
  isThere = (path) => existsSync(inRoot(path)),
) {
  return Object.entries(NEEDED).flatMap(([beginning, neededBy]) => {
    const fitting = Object.entries(packages)
      .filter(([path, { optional }]) => optional && beginningOf(path) === beginning)
      // Slower ones, on request.
      .filter(([path, locked]) => !path.includes('wasm32') && fits(path, locked, machine))
      .map(([path]) => path)
    return fitting.length === 0 || fitting.some(isThere)
      ? []
      : [{ name: fitting[0].replace('node_modules/', ''), neededBy }]
  })
}

function beginningOf(path) {
  return Object.keys(NEEDED).find((beginning) => path.startsWith(`node_modules/${beginning}`))
}

function fits(path, { os, cpu, libc }, machine) {
  if ((os && !os.includes(machine.os)) || (cpu && !cpu.includes(machine.cpu))) return false
  // Not every package says which C library it is for, but in its name.
  const wanted = libc ?? (/musl/.test(path) ? ['musl'] : /-gnu/.test(path) ? ['glibc'] : null)
  return !wanted || machine.libc === null || wanted.includes(machine.libc)
}
