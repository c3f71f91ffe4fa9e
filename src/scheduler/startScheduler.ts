// The scheduler. Its jobs go in queues that do not wait for one another: a mail server that does not answer
// holds up no release.

import type { Payload } from 'payload'
import { EVERYTHING } from '#src/caching/tags.ts'
import { announce } from '#src/invalidation/index.ts'
import { JOBS, type Job } from './jobs.ts'
import { type Loop, type LoopOptions, startLoop, TICK_MS } from './loop.ts'
import { watchClock } from './watchClock.ts'

/** A running scheduler: stops with all its queues, and ticks in all of them when kicked. */
export type Scheduler = Loop & {
  /**
   * By how many seconds the clock of the machine stands before the latest time that was seen on it: 0 unless
   * it was set back.
   */
  behind: () => number
}

type Options = Partial<Omit<LoopOptions, 'payload'>>

/** Starts ticking in every queue, the first time at once. */
export function startScheduler(
  payload: Payload,
  {
    intervalMs = TICK_MS,
    jobs = JOBS,
    clock = () => new Date(),
    running = () => performance.now(),
  }: Options = {},
): Scheduler {
  const watched = watchClock({ clock, onSetBack: (seconds) => tellOfSetBack(payload, seconds) })
  const loops = queuesOf(jobs).map((queue) =>
    startLoop({ payload, intervalMs, jobs: queue, clock: watched.clock, running }),
  )
  return {
    behind: watched.behind,
    sinceTick: () => Math.max(...loops.map((loop) => loop.sinceTick())),
    kick: () => loops.forEach((loop) => loop.kick()),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** What was kept while the clock stood ahead may show what is not out yet: it is all made anew. */
function tellOfSetBack(payload: Payload, seconds: number): void {
  payload.logger.error(
    `The clock of this machine was set back by ${seconds} seconds. Releases and mail go on ` +
      'by the new time; look at what went out too early.',
  )
  announce({ kind: 'hard', tags: [EVERYTHING] })
}

function queuesOf(jobs: readonly Job[]): Job[][] {
  const queues = new Map<string, Job[]>()
  for (const job of jobs) queues.set(job.queue, [...(queues.get(job.queue) ?? []), job])
  return [...queues.values()]
}
