// npm leaves an optional package out in silence: what this machine needs of them is asked for, before a build
// fails for it.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { machineHere, missingNatives } from '../../scripts/lib/natives.mjs'

type Locked = { optional?: boolean; os?: string[]; cpu?: string[]; libc?: string[] }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const LINUX = { os: 'linux', cpu: 'x64', libc: 'glibc' }
const without =
  (...gone: string[]) =>
  (path: string) =>
    !gone.includes(path.replace('node_modules/', ''))

test('nothing is missing here', () => {
  expect(missingNatives(packages)).toEqual([])
  expect(machineHere()).toMatchObject({ os: process.platform, cpu: process.arch })
})

test.each([
  [LINUX, '@img/sharp-linux-x64', 'sharp'],
  [LINUX, '@img/sharp-libvips-linux-x64', 'sharp'],
  [LINUX, '@libsql/linux-x64-gnu', 'libsql'],
  [LINUX, '@next/swc-linux-x64-gnu', 'next'],
  [LINUX, '@esbuild/linux-x64', 'esbuild'],
  [{ ...LINUX, libc: 'musl' }, '@img/sharp-linuxmusl-x64', 'sharp'],
  [{ ...LINUX, libc: 'musl' }, '@libsql/linux-x64-musl', 'libsql'],
  [{ os: 'darwin', cpu: 'arm64', libc: null }, '@next/swc-darwin-arm64', 'next'],
  [{ os: 'win32', cpu: 'x64', libc: null }, '@libsql/win32-x64-msvc', 'libsql'],
])('on %o a missing %s is told, with who needs it', (machine, name, neededBy) => {
  expect(missingNatives(packages, machine, () => true)).toEqual([])
  expect(missingNatives(packages, machine, without(name))).toEqual([{ name, neededBy }])
})

test('a package for another machine does not stand in for it', () => {
  const onlyMusl = (path: string) => path.includes('musl')
  expect(missingNatives(packages, LINUX, onlyMusl).map(({ name }) => name)).toContain('@libsql/linux-x64-gnu')
})
