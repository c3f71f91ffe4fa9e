// The built server as a process of its own, with a demo newsroom, its log in a file, and signals sent by
// hand.

import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, ready, withoutSettings } from '../../../scripts/lib/serve.mjs'

type Login = { realm: 'staff' | 'reader'; role: string; email: string; password: string }

export type Running = {
  url: string
  port: number
  dataDir: string
  logins: Login[]
  log: () => string
  signal: (name: NodeJS.Signals) => void
  /** Resolves with the exit code, or with the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
  remove: () => void
}

/** Resolves when the server is ready. */
export async function startServer(settings: Record<string, string> = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-process-'))
  const dataDir = settings.DATA_DIR ?? join(folder, 'data')
  const logFile = join(folder, 'server.log')
  const port = (await freePort()) as number
  const url = `http://localhost:${port}`
  const env = {
    ...withoutSettings(process.env),
    PORT: String(port),
    SITE_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'info',
    ...settings,
  } as NodeJS.ProcessEnv
  const server: ChildProcess = spawn(process.execPath, [join(process.cwd(), 'dist', 'server.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = createWriteStream(logFile)
  server.stdout!.pipe(output, { end: false })
  server.stderr!.pipe(output, { end: false })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    server.once('close', (code, signal) => resolve(code ?? signal))
  })
  await ready({ url: `http://127.0.0.1:${port}`, ended, log: logFile })
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    logins: JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')) as Login[],
    log: () => readFileSync(logFile, 'utf8'),
    signal: (name) => void server.kill(name),
    ended,
    remove: () => {
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
