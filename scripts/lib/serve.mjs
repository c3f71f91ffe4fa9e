// Starts the built server for a test: a free port, an empty data folder, and everything removed afterwards.

import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inRoot, ROOT } from './root.mjs'
import { StepFailed } from './run.mjs'

const READY_WITHIN = 180_000
const CLOSED_WITHIN = 20_000

/**
 * Runs `work({ url, dataDir })` against a production server with a demo newsroom, then closes the server and
 * checks that it went in order.
 */
export async function withServer({ databaseUrl, log }, work) {
  const dataDir = mkdtempSync(join(tmpdir(), 'assay-serve-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  mkdirSync(dirname(log), { recursive: true })
  const server = spawn(process.execPath, [inRoot('dist', 'server.mjs')], {
    cwd: ROOT,
    env: {
      ...withoutSettings(process.env),
      PORT: String(port),
      SITE_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? `file:${join(dataDir, 'assay.db')}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = createWriteStream(log)
  server.stdout.pipe(output)
  server.stderr.pipe(output)
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)))
  let code
  try {
    await ready({ url, ended, log })
    await work({ url, dataDir })
  } finally {
    code = await close(server, ended)
    rmSync(dataDir, { recursive: true, force: true })
  }
  if (code !== 0) throw new StepFailed('The server, asked to close,', code, log)
}

export async function close(server, ended) {
  server.kill('SIGTERM')
  const code = await Promise.race([ended, later(CLOSED_WITHIN, 'no end')])
  if (code === 'no end') server.kill('SIGKILL')
  return code
}

const SETTINGS = [
  'PORT',
  'SITE_URL',
  'DATABASE_URL',
  'DATA_DIR',
  'SMTP_URL',
  'MAIL_FROM',
  'PAYLOAD_SECRET',
  'CORS_ORIGINS',
  'TRUST_PROXY',
  'CACHE_MB',
  'REDIS_URL',
  'METRICS_TOKEN',
  'PURGE_URL',
  'DEMO',
]

/**
 * `env` with Assay's own settings empty, which counts as not set and keeps `.env` from setting them: what is
 * under test must not send mail through a developer's server.
 */
export function withoutSettings(env) {
  const bare = { ...env, ...Object.fromEntries(SETTINGS.map((name) => [name, ''])) }
  delete bare.NODE_ENV
  return bare
}

export async function ready({ url, ended, log }) {
  const until = Date.now() + READY_WITHIN
  while (Date.now() < until) {
    const state = await Promise.race([ended.then((code) => ({ code })), isReady(url), later(2_000, false)])
    if (state === true) return
    if (state && 'code' in state) throw new StepFailed('The server', state.code, log)
    await later(250)
  }
  throw new StepFailed('Waiting for the server', 'no answer', log)
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function later(ms, value) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms).unref()
  })
}
