// npm run bench:delay: how long the worst requests of a visitor, a reader, a key and staff keep the event
// loop, on a newsroom of 1,000 articles. The limits are those of docs/operations.md: 100 ms for everybody,
// 250 ms for staff.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from '../lib/build.mjs'
import { inRoot, LOGS, ROOT } from '../lib/root.mjs'
import { orExplain } from '../lib/run.mjs'
import { close, freePort, ready } from '../lib/serve.mjs'
import { makeContent } from './content.mjs'
import { worstRequests } from './delay/requests.mjs'
import { settingsOf } from './server.mjs'

const ROUNDS = 5
/**
 * `npm run bench:delay -- picture panel`: the requests whose names have one of these words; without words
 * all.
 */
const WORDS = process.argv.slice(2)
const isAsked = ({ name }) => WORDS.length === 0 || WORDS.some((word) => name.includes(word))
const ADMIN = { email: 'delay@desk.example', password: 'a long enough password' }

await orExplain(async () => {
  await ensureBuild()
  const dataDir = mkdtempSync(join(tmpdir(), 'assay-delay-'))
  const settings = settingsOf({ dataDir, secret: randomBytes(32).toString('hex') })
  try {
    await makeContent({ scale: 1, env: settings })
    await makeAdmin(settings)
    await withServer({ ...settings, DEMO: '0' }, measureAll)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function makeAdmin(settings) {
  const args = ['--conditions=production', inRoot('dist', 'createAdmin.mjs'), '--email', ADMIN.email]
  const child = spawn(process.execPath, [...args, '--name', 'Delay'], {
    cwd: ROOT,
    env: { ...settings, ADMIN_PASSWORD: ADMIN.password },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error('The admin for the bench could not be made.')
}

async function withServer(settings, work) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(
    process.execPath,
    ['--import', inRoot('scripts', 'bench', 'loopDelay.mjs'), inRoot('dist', 'server.mjs')],
    {
      cwd: ROOT,
      env: { ...settings, PORT: String(port), SITE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)))
  try {
    await ready({ url, ended, log: join(LOGS, 'bench-delay.log') })
    await work(url, { dataDir: settings.DATA_DIR, longest: () => longestOf(server) })
  } finally {
    await close(server, ended)
  }
}

function longestOf(server) {
  return new Promise((resolve) => {
    server.once('message', ({ longestMs }) => resolve(longestMs))
    server.send('loop delay')
  })
}

/** The median of some rounds, after one that is not counted: the first request of a kind compiles. */
async function measureAll(url, { dataDir, longest }) {
  const [readerToken] = readFileSync(join(dataDir, 'bench-tokens.txt'), 'utf8').split('\n')
  const rows = []
  const desk = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')).filter(
    ({ realm }) => realm === 'staff',
  )
  const all = await worstRequests({ url, admin: ADMIN, readerToken, desk })
  for (const { name, by, limitMs, send } of all.filter(isAsked)) {
    const taken = []
    let status = 0
    for (let round = 0; round <= ROUNDS; round += 1) {
      await longest()
      await new Promise((resolve) => setTimeout(resolve, 100)) // the first delay after a reset is not counted
      status = (await send().catch(() => ({ status: 'cut' }))).status
      taken.push(await longest())
    }
    const inOrder = taken.slice(1).toSorted((one, other) => one - other)
    rows.push({
      by,
      request: name,
      status,
      'median ms': Math.round(inOrder[Math.floor(ROUNDS / 2)]),
      'longest ms': Math.round(inOrder.at(-1)),
      'limit ms': limitMs,
    })
  }
  console.table(rows)
}
