// How the front is told of changes, with a stand-in for the front.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { purgeFrontAt } from '#src/server/frontPurge.ts'

let front: Server | undefined

afterEach(() => {
  front?.closeAllConnections()
  front?.close()
})

async function start({ status = 200, delay = 0 } = {}) {
  const heard: string[] = []
  const failures: [string, number][] = []
  let open = 0
  let most = 0
  front = createServer((req, res) => {
    heard.push(`${req.method} ${req.url} ${req.headers['accept-encoding']}`)
    most = Math.max(most, ++open)
    void wait(delay).then(() => {
      open -= 1
      res.writeHead(status).end('x'.repeat(100))
    })
  })
  await new Promise<void>((resolve) => {
    front!.listen(0, '127.0.0.1', resolve)
  })
  const purge = purgeFrontAt({
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    onFailure: (error, failed) => failures.push([String(error), failed]),
  })
  return { purge, heard, failures, most: () => most }
}

describe('the front', () => {
  it('hears of an address once for each way in which it is kept', async () => {
    const { purge, heard, failures } = await start()
    await purge(['/articles/zinc'])
    expect(heard.sort()).toEqual([
      'PURGE /articles/zinc br',
      'PURGE /articles/zinc gzip',
      'PURGE /articles/zinc identity',
    ])
    expect(failures).toEqual([])
  })

  it('hears nothing of addresses that it does not keep', async () => {
    const { purge, heard } = await start()
    await purge(['/?page=2', '/api/v1/articles?limit=10&page=2'])
    expect(heard).toEqual([])
  })

  it.each([404, 412])('may say %i: then it had nothing', async (status) => {
    const { purge, failures } = await start({ status })
    await purge(['/'])
    expect(failures).toEqual([])
  })

  it('is not asked a thousand things at once', async () => {
    const { purge, heard, most } = await start({ delay: 2 })
    await purge(Array.from({ length: 200 }, (_, at) => `/articles/${at}`))
    expect(heard).toHaveLength(600)
    expect(most()).toBeLessThanOrEqual(16)
  })

  it('that refuses is told of once, and nothing is thrown', async () => {
    const { purge, failures } = await start({ status: 405 })
    await purge(['/', '/articles/zinc'])
    expect(failures).toEqual([['Error: The front answered a purge with 405.', 6]])
  })

  it('that does not answer holds nobody up for long', async () => {
    const { purge, failures } = await start({ delay: 5_000 })
    const began = performance.now()
    await purge(['/'])
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(failures).toHaveLength(1)
  })

  it('that is not there is told of, and nothing is thrown', async () => {
    const { purge, failures } = await start()
    await new Promise((resolve) => {
      front!.close(resolve)
    })
    await purge(['/'])
    expect(failures[0]![0]).toContain('ECONNREFUSED')
  })
})
