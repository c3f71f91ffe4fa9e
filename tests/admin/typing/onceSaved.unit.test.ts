// The question whether to leave unsaved text waits for the save.

import { expect, test } from 'vitest'
import { onceSaved } from '#src/admin/typing/onceSaved.ts'
import type { Outcome } from '#src/admin/typing/outcome.ts'
import { createSaver } from '#src/admin/typing/saver.ts'
import { fakeClock } from './fakeClock.ts'

function begin() {
  const clock = fakeClock()
  const answers: ((outcome: Outcome) => void)[] = []
  const saver = createSaver({
    clock,
    savedAt: null,
    save: () => new Promise((resolve) => answers.push(resolve)),
  })
  const heard: string[] = []
  const answer = async (outcome: Outcome) => {
    answers.pop()!(outcome)
    await clock.pass(0)
  }
  return { clock, saver, heard, answer, hear: () => heard.push('saved') }
}

const SAVED = { kind: 'saved', revision: 2, at: '2026-11-27T10:00:00.000Z' } as const

test('a save that goes through while the question stands is told, once', async () => {
  const { clock, saver, heard, answer, hear } = begin()
  saver.typed()
  void saver.flush()
  onceSaved(saver, hear)
  await clock.pass(3_000)
  expect(heard).toEqual([])
  await answer(SAVED)
  expect(heard).toEqual(['saved'])
  saver.typed()
  void saver.flush()
  await answer(SAVED)
  expect(heard).toEqual(['saved'])
})

test('a save that fails is not', async () => {
  const { saver, heard, answer, hear } = begin()
  saver.typed()
  void saver.flush()
  onceSaved(saver, hear)
  await answer({ kind: 'refused', problems: [] })
  expect(heard).toEqual([])
})

test('what was saved already is told at once, and whoever has decided is told nothing', async () => {
  const { saver, heard, answer, hear } = begin()
  onceSaved(saver, hear)
  expect(heard).toEqual(['saved'])
  saver.typed()
  void saver.flush()
  onceSaved(saver, hear)()
  await answer(SAVED)
  expect(heard).toEqual(['saved'])
})
