// Two builds in turn, a second each: what a shared machine does from minute to minute meets both alike.

import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ROOT } from '../lib/root.mjs'
import { makeContent } from './content.mjs'
import { loadOf } from './load.mjs'
import { settingsOf, withBenchServer } from './server.mjs'
import { drive } from './wrk.mjs'

const SLICE_S = 1
const QUICK_ROUNDS = 8
const ROUNDS = 30

/**
 * Measures this clone beside another that is built. Resolves with the table as text: for each row the
 * requests a second of both, and how this one compares, as the median of all rounds with the quarters beside
 * it (over 1 is faster here).
 */
export async function measureBeside({ beside, rows, reads, quick }) {
  const secret = randomBytes(32).toString('hex')
  const folder = mkdtempSync(join(tmpdir(), 'assay-beside-'))
  const rounds = quick ? QUICK_ROUNDS : ROUNDS
  try {
    const lines = []
    for (const cacheMb of reads.map((way) => (way === 'uncached' ? 0 : null)))
      await withBoth({ folder, secret, cacheMb, other: resolve(beside) }, async (pair) => {
        for (const row of rows.filter(({ isKept }) => isKept || cacheMb === 0)) {
          process.stderr.write(`Measuring ${row.title} in ${rounds} rounds …\n`)
          lines.push(lineOf(row, cacheMb, await inTurn(pair, row, rounds)))
        }
      })
    return lines.join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both servers run all the time; the one that is not asked is idle. */
async function withBoth({ folder, secret, cacheMb, other }, work) {
  const side = async (root, name, next) => {
    const dataDir = join(folder, name)
    mkdirSync(dataDir, { recursive: true })
    const settings = settingsOf({ dataDir, databaseUrl: null, secret, cacheMb })
    await makeContent({ scale: 1, env: settings, root })
    const content = JSON.parse(readFileSync(join(dataDir, 'bench.json'), 'utf8'))
    // The first start on content of the generator brings rows up to date; what is measured is any later one.
    await withBenchServer({ settings, root }, async () => {})
    return withBenchServer({ settings, root }, (server) => next({ ...server, dataDir, content, spent: 0 }))
  }
  return side(other, 'other', (theirs) => side(ROOT, 'own', (ours) => work({ theirs, ours })))
}

async function inTurn({ theirs, ours }, row, rounds) {
  const sides = [theirs, ours].map((side) => prepared(side, row))
  for (const side of sides) await side()
  const measured = []
  for (let round = 0; round < rounds; round++) {
    // Who begins changes, so that neither is always the one that runs first.
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    const pair = []
    for (const which of order) pair[which] = await sides[which]()
    measured.push(pair)
  }
  return measured
}

/** A function that drives one server for a slice. */
function prepared(side, row) {
  const how = loadOf({ row, content: side.content, folder: side.dataDir })
  return async () => {
    const before = side.cpuMs()
    const driven = await drive({ url: side.url, seconds: SLICE_S, from: side.spent, ...how })
    if (how.tokensFile) side.spent += driven.requests
    return { ...driven, cpuEach: (side.cpuMs() - before) / driven.requests }
  }
}

function lineOf({ title }, cacheMb, measured) {
  const speeds = measured.map(([theirs, ours]) => ours.perSecond / theirs.perSecond)
  const costs = measured.map(([theirs, ours]) => theirs.cpuEach / ours.cpuEach)
  const errors = measured.flat().reduce((sum, { bad, broken }) => sum + bad + broken, 0)
  const middle = (which, of) =>
    quantile(
      measured.map((pair) => of(pair[which])),
      0.5,
    )
  const both = (of, digits) => [0, 1].map((which) => middle(which, of).toFixed(digits)).join(' → ')
  return [
    `${title} (${cacheMb === 0 ? 'uncached' : 'kept'})`.padEnd(40),
    `${both((side) => side.perSecond, 0)}/s`.padEnd(20),
    spread(speeds).padEnd(26),
    `processor ${both((side) => side.cpuEach, 2)} ms`.padEnd(30),
    spread(costs),
    errors > 0 ? `${errors} errors` : '',
  ].join('  ')
}

function spread(ratios) {
  const [low, median, high] = [0.25, 0.5, 0.75].map((at) => quantile(ratios, at).toFixed(2))
  return `× ${median} (${low} to ${high})`
}

function quantile(values, at) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * at)]
}
