// Ways round by whoever writes to the database, into columns beside what is sealed.

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Media } from '#payload-types'
import { pixel } from '../../database/fixture/pixel.ts'
import { restore, tamper } from '../../record/tamper.ts'
import { published } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { EARLIER, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
let picture: Media

beforeAll(async () => {
  attack = await openAttack()
  const { payload, staff } = attack
  picture = await payload.create({
    collection: 'media',
    data: { alt: 'A mine', credit: 'A photographer', rights: 'Ours' },
    file: { data: pixel, mimetype: 'image/png', name: 'pixel.png', size: pixel.byteLength },
    ...as(staff.author),
  })
  await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { leadImage: picture.id },
    now: EARLIER,
  })
})
afterAll(() => attack?.close())

const is = (id: string) => ({ id: { equals: id } })
way('picture-type', async () => {
  const { payload } = attack
  const before = await tamper(payload, 'media', is(picture.id), () => ({ mimeType: 'text/html' }))
  const address = `/media/file/${picture.filename}`
  for (const person of ['anonymous', 'integration', 'author'] as const) {
    const { status, headers } = await attack.call(person, address)
    expect([person, status, headers.get('content-type')]).toEqual([person, 200, 'image/png'])
  }
  await restore(payload, 'media', before)
  // Nor where the file is no picture.
  const file = path.join(process.env.DATA_DIR!, 'media', picture.filename!)
  await writeFile(file, '<script>alert(1)</script>')
  expect((await attack.call('author', address)).status).toBe(404)
})
