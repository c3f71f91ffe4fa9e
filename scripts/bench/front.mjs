// The optional front as it is shipped (deploy/nginx), run by the system's nginx before the server under measurement.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { inRoot } from '../lib/root.mjs'
import { freePort } from '../lib/serve.mjs'

const NGINX = '/usr/sbin/nginx'
const PURGE_MODULE = '/usr/lib/nginx/modules/ngx_http_cache_purge_module.so'

/** Whether Debian's nginx and its purge module are there: apt-get install nginx libnginx-mod-http-cache-purge. */
export function isFrontThere() {
  return existsSync(NGINX) && existsSync(PURGE_MODULE)
}

/** Runs `work(url)` with the front before the server at `url`. */
export async function withFront({ url }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-front-'))
  chmodSync(folder, 0o755) // its workers are others than who starts it
  const [port, purgePort] = [await freePort(), await freePort()]
  const conf = readFileSync(inRoot('deploy', 'nginx', 'nginx.conf'), 'utf8')
    .replace('server app:3000;', `server ${new URL(url).host};`)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('listen 8081;', `listen 127.0.0.1:${purgePort};`)
    .replaceAll('/tmp/', `${folder}/`)
  writeFileSync(join(folder, 'nginx.conf'), conf)
  const nginx = spawn(NGINX, ['-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise((resolve) => nginx.once('exit', resolve))
  try {
    await answering(`http://127.0.0.1:${purgePort}/health`)
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    nginx.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function answering(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) return
    await wait(50)
  }
  throw new Error('The front did not start.')
}
