// Many small questions are asked a few at once, with turns for everybody else in between.

import { expect, test } from 'vitest'
import { inBatches, inOneTurn } from '#src/eventLoop/yielding.ts'

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
