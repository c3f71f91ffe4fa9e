// One queue of the clock: runs its jobs in order every few seconds, never two ticks at once, and can be
// stopped without cutting one short.

import type { Payload } from 'payload'
import type { Job } from './jobs.ts'

/** How often the clock looks for what is due, in milliseconds. */
export const TICK_MS = 2_000

/** A running queue. */
export type Loop = {
  /** No tick starts any more; resolves when the running one has ended. */
  stop: () => Promise<void>
  /** Ticks at once, or right after the running tick. */
  kick: () => void
  /** Seconds since the latest tick began. */
  sinceTick: () => number
}

export type LoopOptions = {
  payload: Payload
  /** Milliseconds from the end of a tick to the next one. */
  intervalMs: number
  jobs: readonly Job[]
  clock: () => Date
  /**
   * Milliseconds that only ever go on: by these the time between two runs is measured, since a clock may be
   * set back.
   */
  running: () => number
}

const MINUTE_MS = 60_000

/**
 * Starts ticking, the first time at once. A tick begins with each whole minute too: that is when things are
 * due.
 */
export function startLoop({ payload, intervalMs, jobs, clock, running }: LoopOptions): Loop {
  const lastRun = new Map<Job, number>()
  let ticking: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let again = false
  let ticked = running()

  const wait = (ms: number) => {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(start, ms)
    timer.unref() // a tick to come keeps no process alive
  }

  const start = () => {
    clearTimeout(timer)
    again = false
    ticked = running()
    ticking = tick({ payload, jobs, lastRun, clock, running, isStopped: () => stopped }).finally(() => {
      ticking = null
      wait(again ? 0 : Math.min(intervalMs, MINUTE_MS - (clock().getTime() % MINUTE_MS)))
    })
  }

  start()
  return {
    sinceTick: () => (running() - ticked) / 1000,
    kick: () => {
      if (ticking) again = true
      else wait(0)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await ticking
    },
  }
}

type Tick = Pick<LoopOptions, 'payload' | 'jobs' | 'clock' | 'running'> & {
  lastRun: Map<Job, number>
  isStopped: () => boolean
}

async function tick({ payload, jobs, lastRun, clock, running, isStopped }: Tick): Promise<void> {
  for (const job of jobs) {
    if (isStopped()) return
    const at = running()
    if (at - (lastRun.get(job) ?? -Infinity) < job.every) continue
    lastRun.set(job, at)
    try {
      await job.run({ payload, now: clock() })
    } catch (error) {
      // One job that fails must not keep the others from theirs; it is tried again at its next turn.
      payload.logger.error({ err: error, job: job.name }, `The scheduler could not ${job.name}.`)
    }
  }
}
