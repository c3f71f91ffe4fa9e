// wrk drives the load: https://github.com/wg/wrk. On Debian it is a package of that name.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withProgress } from '../lib/progress.mjs'
import { inRoot, LOGS } from '../lib/root.mjs'
import { run } from '../lib/run.mjs'

const call = promisify(execFile)
const CONNECTIONS = 32

/** Makes sure that there is a wrk. @throws an Error that says how to get it. */
export async function ensureWrk() {
  if (await isThere('wrk', ['-v'])) return
  if (process.getuid?.() !== 0 || !(await isThere('apt-get', ['--version'])))
    throw new Error(
      'The bench needs wrk: on Debian and Ubuntu `sudo apt-get install wrk`, with Homebrew ' +
        '`brew install wrk`.',
    )
  await withProgress('Installing wrk from Debian', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { log: join(LOGS, 'apt-update.log'), env })
    await run(
      'apt-get',
      ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', 'wrk'],
      { log: join(LOGS, 'apt-install.log'), env },
    )
  })
}

/**
 * Drives `url` for some seconds over 32 connections; resolves with requests a second, latencies in
 * milliseconds, and what went wrong.
 */
export async function drive({ url, seconds, method = 'GET', pathsFile, tokensFile = null, from = 0 }) {
  const script = inRoot('scripts', 'bench', 'lua', 'load.lua')
  const own = [method, pathsFile, tokensFile ?? '-', String(from), String(Date.now())]
  const { stdout } = await call('wrk', [
    '-t1',
    `-c${CONNECTIONS}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script,
    url,
    '--',
    ...own,
  ])
  const told = JSON.parse(stdout.trim().split('\n').at(-1))
  return {
    perSecond: (told.requests / told.micros) * 1e6,
    p50: told.p50 / 1000,
    p99: told.p99 / 1000,
    requests: told.requests,
    bad: told.bad,
    broken: told.broken,
  }
}

/** wrk says its version and ends with 1. */
async function isThere(program, args) {
  try {
    await call(program, args)
    return true
  } catch (error) {
    return error.code !== 'ENOENT'
  }
}
