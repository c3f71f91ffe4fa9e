// Many small questions are asked a few at once, with turns for everybody else in between.

import { describe, expect, test } from 'vitest'
import { inBatches, inOneTurn, inShortTurn } from '#src/eventLoop/yielding.ts'

test('a few at once, in order, and other work in between', async () => {
  let atWork = 0
  let most = 0
  const turns: number[] = []
  const made = await inBatches([1, 2, 3, 4, 5, 6, 7], 3, async (one) => {
    atWork += 1
    most = Math.max(most, atWork)
    if (one % 3 === 1) setImmediate(() => turns.push(one))
    await Promise.resolve()
    atWork -= 1
    turns.push(one)
    return one * 10
  })
  expect(made).toEqual([10, 20, 30, 40, 50, 60, 70])
  expect(most).toBe(3)
  expect(turns).toEqual([1, 2, 3, 1, 4, 5, 6, 4, 7])
  expect(await inBatches([], 3, async () => 1)).toEqual([])
})

test('long work has a turn of its own: what waits goes on before it and after it', async () => {
  const order: string[] = []
  setImmediate(() => order.push('before'))
  const given = inOneTurn(() => {
    setImmediate(() => order.push('after'))
    order.push('work')
    return 7
  })
  expect(await given.finally(() => order.push('given'))).toBe(7)
  expect(order).toEqual(['before', 'work', 'after', 'given'])
})

function workFor(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

describe('work that never waits by itself', () => {
  test('ends a turn that is long, and none that is short', async () => {
    const turnsIn = async (steps: number, ms: number) => {
      let turns = 0
      const counting = setInterval(() => (turns += 1), 0)
      await new Promise((resolve) => setImmediate(resolve))
      turns = 0
      for (let step = 0; step < steps; step += 1) {
        await inShortTurn(() => workFor(ms))
      }
      clearInterval(counting)
      return turns
    }
    expect(await turnsIn(10, 12)).toBeGreaterThan(5)
    expect(await turnsIn(100, 0)).toBeLessThan(2)
  })

  test('of many short steps that wait a turn takes as many as it has time for', async () => {
    let turns = 0
    let isDone = false
    const watch = (): void => {
      turns += 1
      if (!isDone) setImmediate(watch)
    }
    await inShortTurn(() => workFor(12)) // the present turn is long already
    watch()
    await Promise.all(Array.from({ length: 200 }, () => inShortTurn(() => workFor(0))))
    isDone = true
    expect(turns).toBeLessThan(50)
  })

  test('of many long steps that wait each turn takes one, in the order of asking', async () => {
    const order: string[] = []
    const steps = async (name: string) => {
      for (let step = 0; step < 3; step += 1) {
        await inShortTurn(() => workFor(12))
        order.push(name)
      }
    }
    let isDone = false
    let turns = 0
    const watch = (): void => {
      turns += 1
      if (!isDone) setImmediate(watch)
    }
    watch()
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(steps))
    isDone = true
    expect(order.join('')).toBe('abcdefghabcdefghabcdefgh')
    expect(turns).toBeGreaterThan(20)
  })
})
