// What a question to the database becomes while no server answers, judged on an adapter that does as it is
// told.

import { Hono } from 'hono'
import { MongoNetworkError, MongoServerSelectionError, type TopologyDescription } from 'mongodb'
import type { BaseDatabaseAdapter, Payload } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { answerError } from '#src/api/http/errors.ts'
import { toUnavailableError, isWriteConflict } from '#src/database/index.ts'
import { failFastWhenAway, failFastAfterTimeout, shortPatience } from '#src/database/mongo/unavailable.ts'
import type { SiteDeps } from '#src/site/http/deps.ts'
import { report } from '#src/site/http/report.ts'

const noServer = () =>
  new MongoServerSelectionError('Server selection timed out after 2500 ms', {} as TopologyDescription)
const AWAY = { name: 'DatabaseAwayError', status: 503, data: { code: 'database.away', retryAfterSeconds: 5 } }

/** An adapter whose every question ends in an error. */
function adapterThatMeets(fault: Error) {
  const ask = async () => {
    throw fault
  }
  const adapter = { find: ask, create: ask } as unknown as BaseDatabaseAdapter
  failFastWhenAway(adapter, { databaseUrl: 'mongodb://localhost/assay?replicaSet=rs0' })
  return {
    find: () => adapter.find({ collection: 'topics' }),
    create: () => adapter.create({ collection: 'topics', data: {} }),
  }
}

describe('a database that does not answer', () => {
  it('is a 503 with a time to come back, for reads and writes', async () => {
    await expect(adapterThatMeets(noServer()).find()).rejects.toMatchObject(AWAY)
    await expect(adapterThatMeets(noServer()).create()).rejects.toMatchObject(AWAY)
    await expect(adapterThatMeets(new MongoNetworkError('connection closed')).find()).rejects.toMatchObject(
      AWAY,
    )
  })

  it('is not looked for again within a second of having been looked for in vain, and then it is', async () => {
    let now = 0
    let isBack = false
    const selectServer = vi.fn<() => Promise<string>>(async () => {
      if (!isBack) throw noServer()
      return 'the primary'
    })
    const client = { topology: { description: {}, selectServer } }
    failFastAfterTimeout(client, { clock: () => now })
    const select = () => client.topology.selectServer()
    await expect(select()).rejects.toBeInstanceOf(MongoServerSelectionError)
    isBack = true
    now = 999
    await expect(select()).rejects.toBeInstanceOf(MongoServerSelectionError)
    expect(selectServer).toHaveBeenCalledOnce()
    now = 1_000
    await expect(select()).resolves.toBe('the primary')
  })

  it('is no lost race that would be run again ten times', () => {
    expect(isWriteConflict(toUnavailableError(noServer()))).toBe(false)
  })

  it('is a 503 on pages and in the API also where the driver was asked directly', async () => {
    const logger = { warn: () => {}, error: () => {} }
    const payload = { logger } as unknown as Payload
    const deps = { payload } as SiteDeps
    expect(report(deps, noServer(), new Request('http://localhost/search?q=tin'))).toEqual({
      status: 503,
      retryAfterSeconds: 5,
    })
    const api = new Hono()
      .get('/search', () => {
        throw noServer()
      })
      .onError(answerError(payload))
    const answer = await api.request('/search')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toEqual({
      errors: [{ name: 'Busy', data: null, message: 'We are busy. Try again in a moment.' }],
    })
  })

  it('is told from what another run may cure, and from every other failure', async () => {
    const cut = new MongoNetworkError('connection closed')
    cut.addErrorLabel('TransientTransactionError')
    expect(toUnavailableError(cut)).toBe(cut)
    const other = new Error('no such field')
    await expect(adapterThatMeets(other).find()).rejects.toBe(other)
  })
})

describe('the patience with a server', () => {
  it('is short, and nothing is buffered besides', () => {
    expect(shortPatience('mongodb://localhost/assay?replicaSet=rs0')).toEqual({
      bufferCommands: false,
      serverSelectionTimeoutMS: 2_500,
    })
  })

  it('is the one in the address where that names one', () => {
    expect(shortPatience('mongodb://localhost/assay?replicaSet=rs0&serverSelectionTimeoutMS=9000')).toEqual({
      bufferCommands: false,
    })
  })
})
