// The server under measurement: the production build as a process of its own.

import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LOGS, ROOT } from '../lib/root.mjs'
import { close, freePort, ready, withoutSettings } from '../lib/serve.mjs'

/** The settings of a server over a folder. `cacheMb` 0 keeps nothing. */
export function settingsOf({ dataDir, databaseUrl, secret, cacheMb = null, port = 3000 }) {
  return {
    ...withoutSettings(process.env),
    PORT: String(port),
    SITE_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? `file:${join(dataDir, 'assay.db')}`,
    PAYLOAD_SECRET: secret,
    TRUST_PROXY: '1',
    DEMO: '0',
    ...(cacheMb === null ? {} : { CACHE_MB: String(cacheMb) }),
  }
}

/**
 * Runs `work({ url, coldStartMs, memory, cpuMs })`: what the process has in RAM now, in MB, and the
 * processor's time it has had, in ms. `root` is the clone whose build is served.
 */
export async function withBenchServer({ settings, profile = null, root = ROOT }, work) {
  const port = await freePort()
  const log = join(LOGS, `bench-server-${root === ROOT ? '' : 'other-'}${settings.CACHE_MB || 'kept'}.log`)
  mkdirSync(dirname(log), { recursive: true })
  const began = performance.now()
  const flags = profile ? ['--cpu-prof', '--cpu-prof-interval', '500', `--cpu-prof-dir=${profile}`] : []
  const server = spawn(process.execPath, [...flags, join(root, 'dist', 'server.mjs')], {
    cwd: root,
    env: { ...settings, PORT: String(port), SITE_URL: `http://localhost:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = createWriteStream(log)
  server.stdout.pipe(output)
  server.stderr.pipe(output)
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)))
  try {
    await ready({ url: `http://127.0.0.1:${port}`, ended, log })
    const coldStartMs = performance.now() - began
    return await work({
      url: `http://127.0.0.1:${port}`,
      coldStartMs,
      memory: () => residentMb(server.pid),
      cpuMs: () => processorMs(server.pid),
    })
  } finally {
    await close(server, ended)
  }
}

/** Null where the system does not tell (it is in /proc on Linux). */
function residentMb(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}

/**
 * In Linux's hundredths of a second (proc_pid_stat(5): utime and stime). Null where the system does not tell.
 */
function processorMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}
