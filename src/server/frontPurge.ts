// Tells the nginx in front which addresses it must not show again from its own cache.

import { Agent, request } from 'node:http'
import pLimit from 'p-limit'

/** The front keeps a copy for each of these (deploy/nginx/nginx.conf); the last stands for no encoding. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const

const MAX_CONCURRENT = 16
/** Milliseconds; what the front keeps ends by itself within three seconds anyway. */
const REQUEST_TIMEOUT_MS = 1_000

type Options = {
  /** Origin at which the front takes purges. */
  url: string
  /** Called once for a list of which some could not be purged. */
  onFailure: (error: unknown, failed: number) => void
}

/** Resolves when the front has heard of every key, or could not be reached; never rejects. */
export type PurgeFront = (keys: readonly string[]) => Promise<void>

/** A client for the purges of a front. Keys are paths with their query, as the page cache writes them. */
export function purgeFrontAt({ url, onFailure }: Options): PurgeFront {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_CONCURRENT })
  const limit = pLimit(MAX_CONCURRENT)
  return async (keys) => {
    const purges = keys
      .filter(isKeptInFront)
      .flatMap((key) => ENCODINGS.map((encoding) => limit(() => purge({ agent, url, key, encoding }))))
    const failures = (await Promise.allSettled(purges)).filter((outcome) => outcome.status === 'rejected')
    if (failures.length > 0) onFailure(failures[0]!.reason, failures.length)
  }
}

/** The front keeps no address with a query: the order and the choice of parameters there are a visitor's. */
function isKeptInFront(key: string): boolean {
  return key.startsWith('/') && !key.includes('?')
}

/** nginx answers 200 when it had it, 404 or 412 when not. */
function purge({
  agent,
  url,
  key,
  encoding,
}: {
  agent: Agent
  url: string
  key: string
  encoding: string
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(key, url),
      {
        agent,
        method: 'PURGE',
        headers: { 'Accept-Encoding': encoding },
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      },
      (res) => {
        res.resume()
        res.once('close', () => {
          const status = res.statusCode ?? 0
          if (status === 200 || status === 404 || status === 412) resolve()
          else reject(new Error(`The front answered a purge with ${status}.`))
        })
      },
    )
    sent.once('error', reject)
    sent.end()
  })
}
