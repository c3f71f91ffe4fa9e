// One row: warmed up, driven, and set beside a bare server that answers the same bytes in the same minute.

import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { ask, withBare } from './compare.mjs'
import { loadOf } from './load.mjs'
import { drive } from './wrk.mjs'

/** The tokens that earlier rows have used: a reader may post only so often. */
let spent = 0

/** `url` is the server's. Resolves with the figures of the row, or with why there are none. */
export async function measureRow({ row, url, cpuMs, content, folder, seconds, warmSeconds }) {
  const how = loadOf({ row, content, folder })
  const sample = await ask({ url, path: row.paths(content)[0], ...askedAs(row, folder) })
  if (sample.status >= 300) return { skipped: `answers ${sample.status}` }
  const began = loadavg()[0]
  const forward = async (from, span) => {
    const driven = await drive({ url, seconds: span, from, ...how })
    if (how.tokensFile) spent += driven.requests
    return driven
  }
  await forward(spent, warmSeconds)
  const cpuBefore = cpuMs()
  const driven = await forward(spent, seconds)
  const cpuEach = cpuBefore === null ? null : (cpuMs() - cpuBefore) / driven.requests
  const bare = await withBare(sample, folder, async (bareUrl) => {
    await drive({ url: bareUrl, seconds: 1, ...how })
    return drive({ url: bareUrl, seconds: Math.max(2, Math.round(seconds / 2)), ...how })
  })
  return {
    ...driven,
    cpuEach,
    bytes: sample.body.length,
    bare: bare.perSecond,
    ratio: driven.perSecond / bare.perSecond,
    load: [began, loadavg()[0]],
  }
}

function askedAs(row, folder) {
  if (!row.isPost && !row.isPersonal) return {}
  const tokens = readFileSync(join(folder, 'bench-tokens.txt'), 'utf8').split('\n')
  const token = tokens[spent++ % tokens.length]
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-forwarded-for': '10.255.255.254',
  }
  return row.isPost
    ? { method: 'POST', headers, body: JSON.stringify({ body: `A first remark, ${Date.now()}.` }) }
    : { headers }
}
