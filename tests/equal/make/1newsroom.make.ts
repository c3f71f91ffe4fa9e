// Makes the newsroom that is compared, through the commands that people use, and keeps it as a fixture.

import { expect, test } from 'vitest'
import { openHouse } from '../adapter.ts'
import { setClock } from '../clock.ts'
import { emptyPlace, keep } from '../fixture.ts'
import { write } from './articles.ts'
import { ban, talk } from './conversation.ts'
import { deskOf } from './desk.ts'
import { enrol, hire } from './people.ts'
import { refer } from './reference.ts'
import { seedChance } from './seed.ts'

const START = '2026-03-09T08:00:00.000Z'
export const API_KEY = 'equality-key-0123456789'

test('the newsroom is made and kept', async () => {
  seedChance()
  setClock(START)
  const place = await emptyPlace()
  const house = await openHouse(place)
  const desk = deskOf(house, START)
  const { payload } = house
  const people = await hire(desk)
  desk.tick()
  await payload.updateGlobal({
    slug: 'settings',
    data: {
      siteName: 'Assay & Sons',
      tagline: 'Checked <twice>',
      deskZone: 'Europe/London',
      suspectWords: 'bargain',
      bannedWords: 'newsletter',
    },
    depth: 0,
    overrideAccess: false,
    user: { ...people.admin, collection: 'staff' } as never,
  })
  await desk.create(people.admin, 'integrations', { name: 'Partner', enableAPIKey: true, apiKey: API_KEY })
  const reference = await refer(desk, people)
  const articles = await write(desk, people, reference)
  desk.tick('2026-03-12T08:00:00.000Z')
  const readers = await enrol(desk)
  await talk(desk, people, readers, articles)
  await ban(desk, people, readers)

  desk.tick('2026-03-16T09:00:00.000Z')
  await desk.ask({ to: 'clock', path: '/' })
  const { figures, pictures } = reference
  await desk.update(people.author, 'figures', figures.cited.id, { value: '255' })
  await desk.update(people.editor, 'figures', figures.uncited.id, { value: '34' })
  await desk.update(people.editor, 'media', pictures.small.id, { alt: 'A plate and a bar of tin' })
  await desk.update(people.author, 'figures', figures.floor.id, {
    value: '112.5',
    sourceTitle: 'A newer announcement',
  })
  await desk.update(people.admin, 'staff', people.leaver.id, {
    departed: true,
    jobTitle: 'Formerly correspondent',
  })
  const { docs } = await payload.find({
    collection: 'tasks',
    sort: 'at',
    pagination: false,
    overrideAccess: true,
  })
  expect(docs.length).toBeGreaterThan(2)
  await desk.post(people.editor.email, `/api/tasks/${docs[0]!.id}/dismiss`, {
    note: 'The article says “at the time”.',
  })

  await desk.post(undefined, '/api/v1/readers/forgot', { email: readers.rita })
  await keep(payload, place)
  await house.close()
  await place.remove()
})
