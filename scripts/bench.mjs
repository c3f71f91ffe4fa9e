// npm run bench: how fast the production server answers, each row beside a bare server of Node on the same
// machine.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { measureBeside } from './bench/beside.mjs'
import { makeContent } from './bench/content.mjs'
import { withFront } from './bench/front.mjs'
import { measureRow } from './bench/measure.mjs'
import { readOptions, USAGE } from './bench/options.mjs'
import { settingsOf, withBenchServer } from './bench/server.mjs'
import { tableOf } from './bench/table.mjs'
import { ensureWrk } from './bench/wrk.mjs'
import { ensureBuild } from './lib/build.mjs'
import { isFrontThere } from './lib/front.mjs'
import { checkNode } from './lib/node.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { orExplain } from './lib/run.mjs'

checkNode()
await orExplain(async () => {
  try {
    const options = readOptions(process.argv.slice(2))
    if (options.help) return console.log(USAGE)
    await ensureWrk()
    await ensurePackages()
    await ensureBuild()
    if (options.beside) return console.log(`\n${await measureBeside(options)}`)
    console.log(`\n${tableOf(await measureAll(options), options)}`)
  } catch (error) {
    if (error.name === 'StepFailed') throw error
    console.error(error.message)
    process.exit(1)
  }
})

async function measureAll(options) {
  const lines = []
  const servers = []
  for (const scale of options.scales) {
    await withContent(options, scale, async (newsroom) => {
      for (const reads of options.reads) await measureServer({ options, newsroom, reads, lines, servers })
    })
  }
  return { lines: withGrowth(lines), servers }
}

/** The newsroom at this scale; without --keep it is thrown away afterwards. */
async function withContent({ keep, databaseUrl }, scale, work) {
  const dataDir = keep ? resolve(keep, String(scale)) : mkdtempSync(join(tmpdir(), 'assay-bench-'))
  mkdirSync(dataDir, { recursive: true })
  const secret = secretIn(dataDir)
  try {
    await makeContent({ scale, env: settingsOf({ dataDir, databaseUrl, secret }) })
    await work({
      dataDir,
      databaseUrl,
      secret,
      articles: scale * 1_000,
      content: JSON.parse(readFileSync(join(dataDir, 'bench.json'), 'utf8')),
    })
  } finally {
    if (!keep) rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measureServer({ options, newsroom, reads, lines, servers }) {
  const isKept = reads !== 'uncached'
  const { articles, content } = newsroom
  const rows = options.rows.filter(
    (row) => !isKept || (row.isKept && (reads === 'kept' || isKeptInFront(row, content))),
  )
  if (rows.length === 0) return
  if (reads === 'front' && !isFrontThere())
    return lines.push(
      ...rows.map(({ title }) => ({ title, reads, skipped: 'needs nginx with its purge module' })),
    )
  await withBenchServer(
    { settings: settingsOf({ ...newsroom, cacheMb: isKept ? null : 0 }), profile: options.profile },
    async ({ url: own, coldStartMs, memory, cpuMs }) => {
      const restMb = memory()
      const measure = (url) => measureRows({ options, newsroom, reads, rows, url, cpuMs, lines })
      await (reads === 'front' ? withFront({ url: own }, measure) : measure(own))
      servers.push({ articles, reads, coldStartMs, restMb, loadMb: memory() })
    },
  )
}

async function measureRows({
  options,
  newsroom: { articles, content, dataDir },
  reads,
  rows,
  url,
  cpuMs,
  lines,
}) {
  for (const row of rows) {
    process.stderr.write(`Measuring ${row.title} (${articles.toLocaleString('en')} articles, ${reads}) …\n`)
    const figures = await measureRow({ row, url, cpuMs, content, folder: dataDir, ...options })
    const goal = reads === 'uncached' ? row.goal : null
    lines.push({
      name: row.name,
      title: row.title,
      articles,
      reads: row.isKept ? reads : 'never kept',
      goal,
      ...figures,
    })
  }
}

/** The front keeps no address with a query (deploy/nginx/nginx.conf). */
function isKeptInFront(row, content) {
  return row.paths(content).every((path) => !path.includes('?'))
}

/** How many times slower each row is than the same row with the base content. */
function withGrowth(lines) {
  const base = (line) =>
    lines.find(
      ({ name, reads, articles }) => name === line.name && reads === line.reads && articles === 1_000,
    )
  return lines.map((line) =>
    line.articles === 1_000 || line.skipped || !base(line)?.perSecond
      ? line
      : { ...line, growth: base(line).perSecond / line.perSecond },
  )
}

/** Sessions are signed with it, so it lives as long as the content. */
function secretIn(dataDir) {
  const file = join(dataDir, 'bench-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'))
  return readFileSync(file, 'utf8')
}
