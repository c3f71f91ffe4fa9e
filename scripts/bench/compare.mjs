// Starts the bare server with an answer of the real one, byte by byte as it was delivered, in the same
// encoding.

import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { inRoot } from '../lib/root.mjs'

/** Headers of the connection rather than of the answer. */
const NOT_COPIED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'])

/** Runs `work(url)` against a bare server that gives this answer. */
export async function withBare(answer, folder, work) {
  const file = join(folder, 'bench-answer.json')
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !NOT_COPIED.has(name)))
  writeFileSync(
    file,
    JSON.stringify({ status: answer.status, headers, body: answer.body.toString('base64') }),
  )
  const bare = fork(inRoot('scripts', 'bench', 'bare.mjs'), [file])
  try {
    const port = await new Promise((resolve, reject) => {
      bare.once('message', resolve)
      bare.once('exit', () => reject(new Error('The bare server did not start.')))
    })
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    bare.disconnect()
  }
}

/** One answer, undecoded. */
export function ask({ url, path, method = 'GET', headers = {}, body = null }) {
  return new Promise((resolve, reject) => {
    const asked = request(
      url + path,
      { method, headers: { 'accept-encoding': 'br, gzip', ...headers } },
      (res) => {
        const parts = []
        res.on('data', (part) => parts.push(part))
        res.once('end', () =>
          resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(parts) }),
        )
        res.once('error', reject)
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}
