// The write lock by itself: turns in order, an honest no after the waiting time, never a turn lost.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DatabaseBusyError } from '#src/database/index.ts'
import { createWriteLock } from '#src/database/sqlite/writeLock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const gate = () => createWriteLock({ acquireTimeoutMs: 5000, clock: () => Date.now() })

describe('the write lock', () => {
  test('lets the first one in at once and the others in the order they came', async () => {
    const { acquire } = gate()
    const order: string[] = []
    const first = await acquire('first')
    const waiting = ['second', 'third', 'fourth'].map(async (name) => {
      const turn = await acquire(name)
      order.push(name)
      turn.release()
    })
    expect(order).toEqual([])
    first.release()
    await Promise.all(waiting)
    expect(order).toEqual(['second', 'third', 'fourth'])
  })

  test('never has two holders, even when somebody lets go twice', async () => {
    const { acquire, holder } = gate()
    const first = await acquire('first')
    const second = acquire('second')
    const third = acquire('third')
    first.release()
    first.release()
    await second
    expect(holder()).toMatchObject({ operation: 'second', waiting: 1 })
    ;(await second).release()
    expect((await third) && holder()?.operation).toBe('third')
  })

  test('tells whoever waited five seconds in vain who holds the place, with what and for how long', async () => {
    const { acquire } = gate()
    const holder = await acquire('a transaction')
    holder.note('updateOne articles')
    await vi.advanceTimersByTimeAsync(1000)
    const refused = acquire('create comments').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(5000)
    const error = await refused
    expect(error).toBeInstanceOf(DatabaseBusyError)
    expect(error).toMatchObject({
      status: 503,
      code: 'database.busy',
      data: { holder: { operation: 'updateOne articles', heldForMs: 6000 } },
    })
    expect((error as Error).message).toContain('create comments waited 5000 ms for updateOne articles')
  })

  test('forgets whoever gave up, so that their turn is not lost on them', async () => {
    const { acquire, holder } = gate()
    const first = await acquire('first')
    const impatient = acquire('impatient').catch(() => 'gone')
    await vi.advanceTimersByTimeAsync(4000)
    const patient = acquire('patient')
    await vi.advanceTimersByTimeAsync(1500)
    expect(await impatient).toBe('gone')
    first.release()
    await patient
    expect(holder()).toMatchObject({ operation: 'patient', waiting: 0 })
  })

  test('is free again after the last one', async () => {
    const { acquire, holder } = gate()
    ;(await acquire('only')).release()
    expect(holder()).toBeNull()
  })
})
