// Asks the old code everything about the stored newsroom, and keeps its answers.

import { expect, test } from 'vitest'
import { openHouse } from '../adapter.ts'
import { setClock } from '../clock.ts'
import { keepExpected, restored } from '../fixture.ts'
import { record } from '../record.ts'
import { planOf } from './plan.ts'

test('the answers are made and kept', async () => {
  const asking = await restored()
  setClock('2026-03-20T11:59:30.000Z')
  const house = await openHouse(asking)
  const plan = await planOf(house)
  const began = process.hrtime.bigint()
  const told = await record(house, plan)
  const count = [...plan.rounds, ...plan.steps, ...plan.after].reduce(
    (sum, { questions }) => sum + questions.length,
    0,
  )
  console.info(`${count} questions in ${(process.hrtime.bigint() - began) / 1_000_000n} ms`)
  for (const [name, answer] of Object.entries({ ...told.answers, ...told['answers after'] })) {
    const { status, body } = answer as { status: number; body: string }
    if (status >= 500 || status === 429) console.info(name, status, body.slice(0, 200))
  }
  for (const [name, answer] of Object.entries(told.steps)) {
    const { status, body } = answer as { status: number; body: string }
    console.info(status, name.slice(25), body.slice(0, 200))
  }
  expect(told.verification.verification).toMatchObject({ chain: { broken: null }, findings: [] })
  await keepExpected({ plan, told })
  await house.close()
  await asking.remove()
})
