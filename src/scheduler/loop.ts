// One lane of the clock: runs its duties in order every few seconds, never two ticks at once, and can be stopped without cutting one short.

import type { Payload } from 'payload'
import type { Duty } from './duties.ts'

/** A running lane. */
export type Loop = {
  /** No tick starts any more; resolves when the running one has ended. */
  stop: () => Promise<void>
  /** Ticks at once, or right after the running tick. */
  kick: () => void
  /** When the latest tick began, in milliseconds. */
  lastTick: () => number
}

export type LoopOptions = {
  payload: Payload
  /** Milliseconds from the end of a tick to the next one. */
  intervalMs: number
  duties: readonly Duty[]
  clock: () => Date
}

const MINUTE_MS = 60_000

/** Starts ticking, the first time at once. A tick begins with each whole minute too: that is when things are due. */
export function startLoop({ payload, intervalMs, duties, clock }: LoopOptions): Loop {
  const lastRun = new Map<Duty, number>()
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let again = false
  let ticked = clock().getTime()

  const wait = (ms: number) => {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(start, ms)
    timer.unref() // a tick to come keeps no process alive
  }

  const start = () => {
    clearTimeout(timer)
    again = false
    ticked = clock().getTime()
    running = tick({ payload, duties, lastRun, clock, isStopped: () => stopped }).finally(() => {
      running = null
      wait(again ? 0 : Math.min(intervalMs, MINUTE_MS - (clock().getTime() % MINUTE_MS)))
    })
  }

  start()
  return {
    lastTick: () => ticked,
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

type Tick = Pick<LoopOptions, 'payload' | 'duties' | 'clock'> & {
  lastRun: Map<Duty, number>
  isStopped: () => boolean
}

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
