// A clock that a test moves on, with what waits for it.

import type { Clock } from '#src/admin/typing/clock.ts'

export type FakeClock = Clock & {
  /**
   * Moves on by so many milliseconds; what is due is called in its order, and what it promises is awaited.
   */
  pass: (ms: number) => Promise<void>
}

export function fakeClock(start = Date.parse('2027-03-01T12:00:00.000Z')): FakeClock {
  let now = start
  let waiting: { at: number; call: () => void }[] = []
  return {
    now: () => now,
    after: (ms, call) => {
      const one = { at: now + ms, call }
      waiting.push(one)
      return () => {
        waiting = waiting.filter((other) => other !== one)
      }
    },
    pass: async (ms) => {
      const end = now + ms
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0]
        if (!due) break
        waiting = waiting.filter((other) => other !== due)
        now = Math.max(now, due.at)
        due.call()
        await settled()
      }
      now = end
      await settled()
    },
  }
}

/** Lets promises that are kept go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
