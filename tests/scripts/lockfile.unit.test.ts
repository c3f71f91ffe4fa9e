// The lock file is for every platform, not only for the one it was last written on.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Locked = { version?: string; optionalDependencies?: Record<string, string>; resolved?: string }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}

it('a clone installs on any platform: each optional package of each package is locked', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )
  // npm ci refuses a lock file that lacks one, and npm leaves out what the registry at hand does not carry.
  expect(missing).toEqual([])
})

it('names no registry, so that everybody installs from their own', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})
