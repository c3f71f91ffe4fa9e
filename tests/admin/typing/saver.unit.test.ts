import { describe, expect, test } from 'vitest'
import type { Outcome } from '#src/admin/typing/outcome.ts'
import { createSaver, MAX_WAIT_MS, PAUSE_MS } from '#src/admin/typing/saver.ts'
import { fakeClock, settled } from './fakeClock.ts'

const OPENED = '2027-03-01T11:58:00.000Z'

/**
 * A form of which each key adds a letter, and a server that answers as it is told to, after `latency`
 * milliseconds.
 */
function form(answers: Outcome[] = [], latency = 200) {
  const clock = fakeClock()
  const sent: { at: number; text: string }[] = []
  let text = ''
  let revision = 1
  const saver = createSaver({
    clock,
    savedAt: OPENED,
    save: () => {
      const now = text
      sent.push({ at: clock.now(), text: now })
      const outcome = answers.shift() ?? {
        kind: 'saved',
        revision: ++revision,
        at: new Date(clock.now() + latency).toISOString(),
      }
      return new Promise((resolve) => {
        clock.after(latency, () => resolve(outcome))
      })
    },
  })
  const type = async (letters: number, everyMs: number) => {
    for (let letter = 0; letter < letters; letter += 1) {
      text += 'a'
      saver.typed()
      await clock.pass(everyMs)
    }
  }
  return { clock, saver, sent, type, text: () => text }
}

const offline: Outcome = { kind: 'unreachable', isOffline: true }

test('what is typed is saved after a pause, whole', async () => {
  const { clock, saver, sent, type } = form()
  const start = clock.now()
  await type(5, 100)
  await clock.pass(3_000)
  expect(sent).toEqual([{ at: start + 400 + PAUSE_MS, text: 'aaaaa' }])
  expect(saver.state()).toEqual({
    unsavedSince: null,
    isSaving: false,
    trouble: null,
    savedAt: new Date(start + 400 + PAUSE_MS + 200).toISOString(),
  })
})

test('steady typing is saved all the while: nothing waits for five seconds', async () => {
  const { clock, saver, sent, type, text } = form([], 1_000)
  for (let second = 0; second < 60; second += 1) {
    await type(9, 110)
    const { unsavedSince } = saver.state()
    expect(clock.now() - (unsavedSince ?? clock.now())).toBeLessThan(5_000)
  }
  expect(sent.length).toBeGreaterThan(60_000 / (MAX_WAIT_MS + 2_000))
  await clock.pass(10_000)
  expect(sent.at(-1)!.text).toBe(text())
  expect(saver.state().unsavedSince).toBeNull()
})

describe('a save that failed', () => {
  test('for want of an answer is sent again by itself, more and more seldom, with all that was typed since', async () => {
    const { clock, saver, sent, type } = form([offline, offline, offline])
    const start = clock.now()
    await type(3, 100)
    await clock.pass(2_000)
    expect(saver.state()).toMatchObject({ unsavedSince: start, trouble: offline, savedAt: OPENED })
    await type(1, 100)
    await clock.pass(12_000)
    expect(sent.map(({ text }) => text)).toEqual(['aaa', 'aaaa', 'aaaa', 'aaaa'])
    expect(saver.state()).toMatchObject({ unsavedSince: null, trouble: null })
  })

  test('is sent at once when the line is back', async () => {
    const { clock, saver, sent, type } = form([offline, offline, offline, offline, offline])
    await type(1, 100)
    await clock.pass(20_000)
    const before = sent.length
    saver.retry()
    await settled()
    expect(sent).toHaveLength(before + 1)
  })

  test('for what it holds waits for the next key', async () => {
    const refused: Outcome = { kind: 'refused', problems: [{ path: 'slug', message: 'Taken.' }] }
    const { clock, saver, sent, type } = form([refused])
    await type(1, 100)
    await clock.pass(600_000)
    expect([sent.length, saver.state().trouble]).toEqual([1, refused])
    await type(1, 100)
    await clock.pass(5_000)
    expect([sent.length, saver.state().trouble]).toEqual([2, null])
  })

  test.each<Outcome>([{ kind: 'signedOut' }, { kind: 'conflict' }])(
    'because of $kind waits for the person',
    async (outcome) => {
      const { clock, saver, sent, type } = form([outcome])
      await type(3, 100)
      await clock.pass(60_000)
      await type(3, 100)
      await clock.pass(60_000)
      expect(sent).toHaveLength(1)
      saver.retry()
      await clock.pass(1_000)
      expect(sent.at(-1)!.text).toBe('aaaaaa')
      expect(saver.state().unsavedSince).toBeNull()
    },
  )
})

test('what is typed while a save is on its way is saved by the next', async () => {
  const { clock, saver, sent, type } = form([], 2_000)
  await type(1, PAUSE_MS + 100)
  await type(1, 2_500)
  expect(saver.state().unsavedSince).not.toBeNull()
  await clock.pass(5_000)
  expect(sent.map(({ text }) => text)).toEqual(['a', 'aa'])
})

test('a step waits for the save that runs and sends the rest', async () => {
  const { clock, saver, sent, type } = form([], 1_000)
  await type(1, PAUSE_MS + 100)
  await type(1, 0)
  const flushed = saver.flush()
  await clock.pass(3_000)
  expect(await flushed).toBe(true)
  expect(sent.map(({ text }) => text)).toEqual(['a', 'aa'])
  expect(await saver.flush()).toBe(true)
  expect(sent).toHaveLength(2)
})

test('nothing is sent while a person decides, and all of it afterwards', async () => {
  const { clock, saver, sent, type } = form()
  saver.hold(true)
  await type(5, 100)
  await clock.pass(60_000)
  expect([sent.length, await saver.flush()]).toEqual([0, false])
  saver.hold(false)
  await clock.pass(5_000)
  expect(sent.map(({ text }) => text)).toEqual(['aaaaa'])
})
