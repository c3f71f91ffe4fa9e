// What a supervisor is told: whether visitors may come, and if not, why.

import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { foldersOf, hasSpace } from '#src/server/diskSpace.ts'
import { answerHealth } from '#src/server/health.ts'
import type { Runtime } from '#src/server/runtime.ts'

type Asked = Pick<Runtime, 'isReady' | 'hasSpace' | 'sinceTick' | 'clockBehind'>

async function told(runtime: Asked | null, isClosing = false): Promise<unknown> {
  let answer = ''
  let status = 0
  const res = {
    writeHead: (code: number) => {
      status = code
      return res
    },
    setHeader: () => res,
    end: (text: string) => {
      answer = text
    },
    set statusCode(code: number) {
      status = code
    },
  }
  await answerHealth('/health/ready', res as unknown as ServerResponse, {
    runtime: runtime as Runtime,
    isClosing,
  })
  return [status, JSON.parse(answer)]
}

const yes = async () => true
const no = async () => false

const well: Asked = { isReady: yes, hasSpace: yes, sinceTick: () => 2, clockBehind: () => 0 }

test.each([
  ['ready', 200, well],
  ['no database', 503, { ...well, isReady: no }],
  ['disk full', 503, { ...well, hasSpace: no }],
  ['scheduler stopped', 503, { ...well, sinceTick: () => 20 * 60 + 1 }],
  ['starting', 503, null],
])('%s is %i', async (status, code, runtime) => {
  expect(await told(runtime)).toEqual([code, { status }])
})

test('a clock that was set back is told until it has caught up', async () => {
  const answer = await told({ ...well, clockBehind: () => 3_600 })
  expect(answer).toEqual([200, { status: 'ready', clockSetBackSeconds: 3_600 }])
})

test('a disk is full when less is left than is asked for, and a folder that is not there is no full disk', async () => {
  expect(await hasSpace([tmpdir()], 1)).toBe(true)
  expect(await hasSpace([tmpdir()], Number.MAX_SAFE_INTEGER)).toBe(false)
  expect(await hasSpace(['/nowhere/at/all', tmpdir()], Number.MAX_SAFE_INTEGER)).toBe(false)
  expect(await hasSpace(['/nowhere/at/all'])).toBe(true)
})

test('the disk of the database counts too, where that is a file', () => {
  expect(foldersOf({ dataDir: '/a', databaseUrl: 'file:/b/assay.db' })).toEqual(['/a', '/b'])
  expect(foldersOf({ dataDir: '/a', databaseUrl: 'file:/a/assay.db' })).toEqual(['/a'])
  expect(foldersOf({ dataDir: '/a', databaseUrl: 'mongodb://x/assay?replicaSet=rs0' })).toEqual(['/a'])
})
