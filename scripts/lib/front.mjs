// The optional front as it is shipped (deploy/nginx), run by the system's nginx, on ports and in a folder of
// its own.

import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './root.mjs'

const NGINX = '/usr/sbin/nginx'
const PURGE_MODULE = '/usr/lib/nginx/modules/ngx_http_cache_purge_module.so'

/**
 * Whether Debian's nginx and its purge module are there: apt-get install nginx libnginx-mod-http-cache-purge.
 */
export function isFrontThere() {
  return existsSync(NGINX) && existsSync(PURGE_MODULE)
}

/**
 * Starts it before `app` (host and port), with all its files in `folder`; `stderr` is where its complaints
 * go, as `spawn` takes it. Gives the process.
 */
export function startFront({ folder, app, port, purgePort }, stderr) {
  chmodSync(folder, 0o755) // its workers are others than who starts it
  const conf = readFileSync(inRoot('deploy', 'nginx', 'nginx.conf'), 'utf8')
    .replace('server app:3000;', `server ${app};`)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('listen 8081;', `listen 127.0.0.1:${purgePort};`)
    .replaceAll('/tmp/', `${folder}/`)
  writeFileSync(join(folder, 'nginx.conf'), conf)
  return spawn(NGINX, ['-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', stderr],
  })
}
