// The optional front before the server under measurement.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startFront } from '../lib/front.mjs'
import { freePort } from '../lib/serve.mjs'

/** Runs `work(url)` with the front before the server at `url`. */
export async function withFront({ url }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-front-'))
  const [port, purgePort] = [await freePort(), await freePort()]
  const nginx = startFront({ folder, app: new URL(url).host, port, purgePort }, 'inherit')
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
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await wait(50)
  }
  throw new Error('The front did not start.')
}
