// What a supervisor is told: whether visitors may come, and if not, why.

import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { hasSpace } from '#src/server/diskSpace.ts'
import type { House } from '#src/server/handle.ts'
import { answerHealth } from '#src/server/health.ts'

async function told(house: Pick<House, 'isReady' | 'hasSpace'> | null, isClosing = false): Promise<unknown> {
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
  await answerHealth('/health/ready', res as unknown as ServerResponse, { house: house as House, isClosing })
  return [status, JSON.parse(answer)]
}

const yes = async () => true
const no = async () => false

test.each([
  ['ready', 200, { isReady: yes, hasSpace: yes }],
  ['no database', 503, { isReady: no, hasSpace: yes }],
  ['disk full', 503, { isReady: yes, hasSpace: no }],
  ['starting', 503, null],
])('%s is %i', async (status, code, house) => {
  expect(await told(house)).toEqual([code, { status }])
})

test('a disk is full when less is left than is asked for, and a folder that is not there is no full disk', async () => {
  expect(await hasSpace(tmpdir(), 1)).toBe(true)
  expect(await hasSpace(tmpdir(), Number.MAX_SAFE_INTEGER)).toBe(false)
  expect(await hasSpace('/nowhere/at/all')).toBe(true)
})
