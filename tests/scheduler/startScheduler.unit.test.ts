// The tick's manners: in order, one at a time, undisturbed by a job that fails, and stopped without being
// cut short.

import type { Payload } from 'payload'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onPurge } from '#src/invalidation/index.ts'
import { type Job, startScheduler } from '#src/scheduler/index.ts'

const errors: unknown[] = []
const payload = { logger: { error: (...told: unknown[]) => errors.push(told) } } as unknown as Payload

beforeEach(() => {
  errors.length = 0
  vi.useFakeTimers({ now: new Date('2026-03-14T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

function job(name: string, log: string[], run: () => Promise<void> = async () => {}, every = 0): Job {
  return {
    name,
    queue: 'house',
    every,
    run: async () => {
      log.push(name)
      await run()
    },
  }
}

describe('the scheduler', () => {
  it('does its jobs in order, at once and then at every tick', async () => {
    const log: string[] = []
    const scheduler = startScheduler(payload, {
      intervalMs: 1000,
      jobs: [job('release', log), job('post', log)],
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(log).toEqual(['release', 'post'])
    await vi.advanceTimersByTimeAsync(2000)
    expect(log).toEqual(['release', 'post', 'release', 'post', 'release', 'post'])
    await scheduler.stop()
  })

  it('goes on with the next job when one fails, and says which', async () => {
    const log: string[] = []
    const scheduler = startScheduler(payload, {
      intervalMs: 1000,
      jobs: [job('release', log, () => Promise.reject(new Error('no'))), job('post', log)],
    })
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).toEqual(['release', 'post', 'release', 'post'])
    expect(errors).toHaveLength(2)
    expect(JSON.stringify(errors[0])).toContain('The scheduler could not release.')
    await scheduler.stop()
  })

  it('never runs two ticks at once, however often it is kicked', async () => {
    let open = 0
    let most = 0
    const log: string[] = []
    const slow = job('slow', log, async () => {
      most = Math.max(most, (open += 1))
      await new Promise((resolve) => setTimeout(resolve, 5000))
      open -= 1
    })
    const scheduler = startScheduler(payload, { intervalMs: 100, jobs: [slow] })
    for (let i = 0; i < 5; i += 1) {
      scheduler.kick()
      await vi.advanceTimersByTimeAsync(500)
    }
    await vi.advanceTimersByTimeAsync(2600)
    expect(log).toHaveLength(2)
    expect(most).toBe(1)
    const stopped = scheduler.stop()
    await vi.advanceTimersByTimeAsync(5000)
    await stopped
  })

  it('ticks at once when kicked', async () => {
    const log: string[] = []
    const scheduler = startScheduler(payload, { intervalMs: 60_000, jobs: [job('post', log)] })
    await vi.advanceTimersByTimeAsync(10)
    scheduler.kick()
    await vi.advanceTimersByTimeAsync(0)
    expect(log).toHaveLength(2)
    await scheduler.stop()
  })

  it('does a rare job rarely', async () => {
    const log: string[] = []
    const scheduler = startScheduler(payload, {
      intervalMs: 1000,
      jobs: [job('clean', log, undefined, 10_000)],
    })
    await vi.advanceTimersByTimeAsync(9_900)
    expect(log).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(log).toHaveLength(2)
    await scheduler.stop()
  })

  it('waits for the running job when stopped, starts no further one, and stays stopped when kicked', async () => {
    const log: string[] = []
    let ended = false
    const slow = job('slow', log, async () => {
      await new Promise((resolve) => setTimeout(resolve, 3000))
      ended = true
    })
    const scheduler = startScheduler(payload, { intervalMs: 1000, jobs: [slow, job('next', log)] })
    await vi.advanceTimersByTimeAsync(100)
    const stopped = scheduler.stop().then(() => expect(ended).toBe(true))
    await vi.advanceTimersByTimeAsync(3000)
    await stopped
    scheduler.kick()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(log).toEqual(['slow'])
  })

  it('lets no queue wait for another: what is due goes out while the post hangs, and stopping waits for both', async () => {
    const log: string[] = []
    let sent = false
    const hanging: Job = {
      name: 'post',
      queue: 'post',
      every: 0,
      run: async () => {
        await new Promise((resolve) => setTimeout(resolve, 45_000))
        sent = true
      },
    }
    const scheduler = startScheduler(payload, {
      intervalMs: 2000,
      jobs: [{ ...job('release', log), queue: 'public' }, hanging],
    })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(log).toHaveLength(6)
    const stopped = scheduler.stop().then(() => expect(sent).toBe(true))
    await vi.advanceTimersByTimeAsync(45_000)
    await stopped
    expect(log).toHaveLength(6)
  })

  it('goes on when the clock is set back, says so, and has what is kept made anew', async () => {
    const log: string[] = []
    const purged: unknown[] = []
    const stopListening = onPurge((purge) => purged.push(purge))
    const scheduler = startScheduler(payload, {
      intervalMs: 1000,
      jobs: [job('release', log), job('clean', log, undefined, 10_000)],
    })
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).toEqual(['release', 'clean', 'release'])

    vi.setSystemTime(new Date('2026-03-14T08:00:00Z'))
    await vi.advanceTimersByTimeAsync(9000)
    expect(log.filter((name) => name === 'release')).toHaveLength(11)
    expect(log.filter((name) => name === 'clean')).toHaveLength(2)
    expect(JSON.stringify(errors)).toContain('The clock of this machine was set back by 360')
    expect(errors).toHaveLength(1)
    expect(purged).toEqual([{ kind: 'hard', tags: ['everything'] }])
    expect(scheduler.behind()).toBeGreaterThan(3_580)
    expect(scheduler.sinceTick()).toBeLessThan(2)

    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(scheduler.behind()).toBe(0)
    await scheduler.stop()
    stopListening()
  })

  it('knows how long it has not ticked, whatever the clock says', async () => {
    const hanging = job('hangs', [], () => new Promise((resolve) => setTimeout(resolve, 5_000_000)))
    const scheduler = startScheduler(payload, { intervalMs: 1000, jobs: [hanging] })
    await vi.advanceTimersByTimeAsync(1_300_000)
    vi.setSystemTime(new Date('2026-03-14T08:00:00Z'))
    expect(scheduler.sinceTick()).toBe(1300)
    const stopped = scheduler.stop()
    await vi.advanceTimersByTimeAsync(5_000_000)
    await stopped
  })

  it('ticks with the whole minute, when things are due', async () => {
    vi.setSystemTime(new Date('2026-03-14T09:00:57.300Z'))
    const at: string[] = []
    const scheduler = startScheduler(payload, {
      intervalMs: 2000,
      jobs: [
        { ...job('release', []), run: async ({ now }) => void at.push(now.toISOString().slice(17, 23)) },
      ],
    })
    await vi.advanceTimersByTimeAsync(5000)
    expect(at).toEqual(['57.300', '59.300', '00.000', '02.000'])
    await scheduler.stop()
  })
})
