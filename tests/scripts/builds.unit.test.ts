// Builds stand beside each other: one that is broken off, or of another Node, takes nothing from those that
// are whole.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  builtFrom,
  currentBuild,
  finishBuild,
  newBuild,
  removeOld,
  switchTo,
  useBuild,
} from '../../scripts/lib/builds.mjs'

/** What scripts/lib/build.mjs hashes holds the version of Node too. */
const ONE = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const COMMANDS = ['server', 'backup']
const nobodyLives = () => false

let dist: string
beforeEach(() => {
  dist = join(mkdtempSync(join(tmpdir(), 'assay-builds-')), 'di st#1')
})
afterEach(() => rmSync(join(dist, '..'), { recursive: true, force: true }))

function build(fingerprint: string, builtAt = '2026-01-01T00:00:00.000Z'): string {
  const name = newBuild(dist, fingerprint)
  for (const command of COMMANDS)
    writeFileSync(
      join(dist, name, `${command}.mjs`),
      `console.log('${command} of ${fingerprint[0]}', process.argv[2])`,
    )
  finishBuild(dist, name, { fingerprint, builtAt })
  return name
}

const said = (command: string) =>
  execFileSync(process.execPath, [join(dist, `${command}.mjs`), 'now'], { encoding: 'utf8' }).trim()
const namesLeft = () =>
  readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

test('where nothing was built there is none', () => {
  expect([builtFrom(dist, ONE), currentBuild(dist)]).toEqual([null, null])
  removeOld(dist)
})

test('a build is found by its sources, and runs at the address that stays', () => {
  switchTo(dist, build(ONE), COMMANDS)
  expect([said('server'), said('backup')]).toEqual(['server of a now', 'backup of a now'])
})

test('one that was broken off is none, and what was there before goes on', () => {
  const whole = build(ONE)
  switchTo(dist, whole, COMMANDS)
  newBuild(dist, OTHER)
  expect(builtFrom(dist, OTHER)).toBeNull()
  expect(said('server')).toBe('server of a now')
  removeOld(dist, nobodyLives)
  expect(namesLeft()).toEqual([whole])
})

test('of the same sources the newest is taken', () => {
  build(ONE, '2026-01-02T00:00:00.000Z')
  const newest = build(ONE, '2026-01-03T00:00:00.000Z')
  build(ONE, '2026-01-01T00:00:00.000Z')
  expect(builtFrom(dist, ONE)).toBe(newest)
})

test('another Node builds beside, and the first finds its own again', () => {
  const first = build(ONE)
  switchTo(dist, first, COMMANDS)
  const second = build(OTHER)
  switchTo(dist, second, COMMANDS)
  expect(said('server')).toBe('server of b now')
  removeOld(dist, nobodyLives)
  expect(builtFrom(dist, ONE)).toBe(first)
  switchTo(dist, first, COMMANDS)
  expect(said('server')).toBe('server of a now')
})

test('what a living process serves stays, whatever is built; the rest goes', () => {
  const [served, dead, before, now] = [build(ONE), build(ONE), build(ONE), build(OTHER)]
  for (const name of [served, dead]) rmSync(join(dist, name, 'users'), { recursive: true })
  useBuild(join(dist, served), 1)
  useBuild(join(dist, dead), 2)
  for (const name of [before, now]) switchTo(dist, name, COMMANDS)
  mkdirSync(join(dist, 'dev'))
  removeOld(dist, (pid: number) => pid === 1)
  expect(namesLeft().sort()).toEqual([served, before, now, 'dev'].sort())
  removeOld(dist, nobodyLives)
  expect(namesLeft().sort()).toEqual([before, now, 'dev'].sort())
})

test('a pointer that was cut short is none, and the next switch mends it', () => {
  const name = build(ONE)
  switchTo(dist, name, COMMANDS)
  writeFileSync(join(dist, 'current.json'), '{"na')
  expect(currentBuild(dist)).toBeNull()
  switchTo(dist, name, COMMANDS)
  expect(JSON.parse(readFileSync(join(dist, 'current.json'), 'utf8'))).toEqual({ name, before: null })
})

test('a folder that nobody may write is used all the same', () => {
  useBuild(join(dist, 'a-file', 'none'))
  writeFileSync(join(dist, 'file'), '')
  useBuild(join(dist, 'file'))
  expect(existsSync(join(dist, 'file', 'users'))).toBe(false)
})
