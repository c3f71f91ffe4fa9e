// `payload-types.ts` is generated: `npm run migration` writes it. It says what the collections say now.

import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateTypes } from 'payload/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await openNewsroom({ staffed: false })
})
afterAll(() => room?.close())

test('the types of the collections are fresh', async () => {
  const outputFile = path.join(await mkdtemp(path.join(tmpdir(), 'assay-types-')), 'payload-types.ts')
  const { config } = room.payload
  await generateTypes({ ...config, typescript: { ...config.typescript, outputFile } }, { log: false })
  expect(await readFile(outputFile, 'utf8')).toBe(await readFile('payload-types.ts', 'utf8'))
})
