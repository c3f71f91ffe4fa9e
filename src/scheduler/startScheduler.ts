// The clock of the house. Its duties go in lanes that do not wait for one another: a mail server that does not answer holds up no release.

import type { Payload } from 'payload'
import { DUTIES, type Duty } from './duties.ts'
import { type Loop, type LoopOptions, startLoop } from './loop.ts'

/** A running scheduler: stops with all its lanes, and ticks in all of them when kicked. */
export type Scheduler = Loop

type Options = Partial<Omit<LoopOptions, 'payload'>>

/** Starts ticking in every lane, the first time at once. */
export function startScheduler(
  payload: Payload,
  { intervalMs = 2_000, duties = DUTIES, clock = () => new Date() }: Options = {},
): Scheduler {
  const loops = lanesOf(duties).map((lane) => startLoop({ payload, intervalMs, duties: lane, clock }))
  return {
    lastTick: () => Math.min(...loops.map((loop) => loop.lastTick())),
    kick: () => loops.forEach((loop) => loop.kick()),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

function lanesOf(duties: readonly Duty[]): Duty[][] {
  const lanes = new Map<string, Duty[]>()
  for (const duty of duties) lanes.set(duty.lane, [...(lanes.get(duty.lane) ?? []), duty])
  return [...lanes.values()]
}
