// The tick: runs the duties in order every few seconds, never two ticks at once, and can be stopped without cutting one short.
import type { Payload } from 'payload'

import { DUTIES, type Duty } from './duties.ts'

/** A running scheduler. */
export type Scheduler = {
  /** No tick starts any more; resolves when the running one has ended. */
  stop: () => Promise<void>
  /** Ticks at once, or right after the running tick: for work just made. */
  kick: () => void
}

type Options = {
  /** Milliseconds from the end of a tick to the next one. */
  intervalMs?: number
  duties?: readonly Duty[]
  clock?: () => Date
}

/** Starts ticking, the first time at once. */
export function startScheduler(payload: Payload, { intervalMs = 2_000, duties = DUTIES, clock = () => new Date() }: Options = {}): Scheduler {
  const lastRun = new Map<Duty, number>()
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let again = false

  const wait = (ms: number) => {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(start, ms)
    timer.unref() // a tick to come keeps no process alive
  }

  const start = () => {
    clearTimeout(timer)
    again = false
    running = tick({ payload, duties, lastRun, clock, isStopped: () => stopped }).finally(() => {
      running = null
      wait(again ? 0 : intervalMs)
    })
  }

  start()
  return {
    kick: () => {
      if (running) again = true
      else wait(0)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

type Tick = { payload: Payload; duties: readonly Duty[]; lastRun: Map<Duty, number>; clock: () => Date; isStopped: () => boolean }

async function tick({ payload, duties, lastRun, clock, isStopped }: Tick): Promise<void> {
  for (const duty of duties) {
    const now = clock()
    if (isStopped()) return
    if (now.getTime() - (lastRun.get(duty) ?? -Infinity) < duty.every) continue
    lastRun.set(duty, now.getTime())
    try {
      await duty.run({ payload, now })
    } catch (error) {
      // One duty that fails must not keep the others from theirs; it is tried again at its next turn.
      payload.logger.error({ err: error, duty: duty.name }, `The scheduler could not ${duty.name}.`)
    }
  }
}
