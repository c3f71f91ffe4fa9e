// Ways round by commands that wait for others: what is true when their turn comes counts, not what was true
// when they were sent.

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Article, Staff } from '#payload-types'
import { runningFrom } from '#src/commands/runningFrom.ts'
import { serialiseRecord } from '#src/commands/transaction.ts'
import { releaseBundle } from '#src/publishing/bundles/releaseBundle.ts'
import { transition } from '#src/publishing/steps/transition.ts'
import type { Action } from '#src/workflow/actions.ts'
import { newest, published } from '../../support/articles.ts'
import { editionsOf, readAt, soundness } from '../../support/release.ts'
import { openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

let attack: Attack
const NINE = '2027-03-01T09:00:00.000Z'
const nine = new Date(NINE)
const eight = new Date('2027-03-01T08:00:00.000Z')
const before = (ms: number) => new Date(nine.getTime() - ms)

beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const scheduled = () =>
  published(attack.payload, {
    author: attack.staff.author,
    editor: attack.staff.editor,
    data: { releaseAt: NINE },
    now: eight,
  })

async function send(
  { id }: Article,
  { action, actor, now }: { action: Action; actor: Staff; now: () => Date },
) {
  const { revision } = await newest(attack.payload, id)
  return transition({
    payload: attack.payload,
    actor,
    articleId: id,
    action,
    revision,
    note: 'It is urgent.',
    now,
  })
}

/** Sends `command` while others keep everybody waiting, and lets it begin after `meanwhile`. */
async function whileOthersWork<T>(
  command: () => Promise<T>,
  meanwhile: () => Promise<void> | void,
): Promise<T> {
  let go!: () => void
  const others = serialiseRecord(() => new Promise<void>((resolve) => (go = resolve)))
  const sent = command()
  sent.catch(() => {}) // awaited below
  await pause(50)
  await meanwhile()
  go()
  await others
  return sent
}

way('cancel-that-waited', async () => {
  const { payload, staff } = attack
  const article = await scheduled()
  let now = before(5_000)
  const cancel = whileOthersWork(
    () => send(article, { action: 'cancel-release', actor: staff.editor, now: () => now }),
    () => {
      now = new Date(nine.getTime() + 10)
    },
  )
  await expect(cancel).rejects.toMatchObject({ status: 409, name: 'AlreadyOut' })
  expect(await readAt(payload, article.id, now)).toBe('A short note.')
  expect((await editionsOf(payload, article.id)).map(({ state }) => state)).toEqual(['waiting'])
})

way('cancel-stored-late', async () => {
  const { payload, staff } = attack
  const article = await scheduled()
  const cancel = send(article, {
    action: 'cancel-release',
    actor: staff.editor,
    now: runningFrom(before(150)),
  })
  await expect(cancel).rejects.toMatchObject({ status: 409, name: 'AlreadyOut' })
  expect(await readAt(payload, article.id, nine)).toBe('A short note.')
  const early = await scheduled()
  await send(early, { action: 'cancel-release', actor: staff.editor, now: runningFrom(before(30_000)) })
  expect(await readAt(payload, early.id, nine)).toBeNull()
})

way('withdrawal-that-waited', async () => {
  const { payload, staff } = attack
  const article = await scheduled()
  let now = before(5_000)
  const withdrawn = whileOthersWork(
    () => send(article, { action: 'emergency-withdraw', actor: staff.admin, now: () => now }),
    () => {
      now = new Date(nine.getTime() + 10)
    },
  )
  await withdrawn
  expect((await editionsOf(payload, article.id)).map(({ kind, state }) => [kind, state])).toEqual([
    ['first', 'out'],
    ['withdrawal', 'out'],
  ])
})

way('step-after-demotion', async () => {
  const { payload, staff } = attack
  const article = await scheduled()
  for (const [data, answer] of [
    [{ role: 'author' }, { status: 403 }],
    [{ departed: true }, { status: 401, name: 'NotSignedIn' }],
  ] as const) {
    const step = whileOthersWork(
      () => send(article, { action: 'cancel-release', actor: staff.editor, now: () => before(60_000) }),
      () => change(staff.editor, data),
    )
    await expect(step).rejects.toMatchObject(answer)
    await change(staff.editor, { role: 'editor', departed: false })
  }
  const bundle = releaseBundle({
    payload,
    actor: { ...staff.author, role: 'editor' },
    id: 'of-nobody',
    now: () => eight,
  })
  await expect(bundle).rejects.toMatchObject({ status: 404 })
  expect(await soundness(payload)).toMatchObject({ broken: null })
})

/** As if it had been done before, by others. */
async function change({ id }: Staff, data: Partial<Staff>): Promise<void> {
  await attack.payload.db.updateOne({ collection: 'staff', id, data })
}
