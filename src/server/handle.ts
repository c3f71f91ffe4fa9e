// What the house inside Next's module graph hands to the process outside of it. Both sides bundle this file: types are all it imports.

import type { Purge } from '#src/freshness/purge.ts'
import type { PublicApps } from './publicApps.ts'

/** The open house, as the process sees it. */
export type House = {
  /** True while the database answers. */
  isReady: () => Promise<boolean>
  /** Whether a request with these headers comes from staff. */
  isStaff: (headers: Headers) => Promise<boolean>
  /** False while the disk is full or nearly so. */
  hasSpace: () => Promise<boolean>
  /** Seconds since a tick began in the lane of the clock that is furthest behind. */
  sinceTick: () => number
  /** Seconds by which the clock of the machine stands before a time that it showed already: 0 unless it was set back. */
  clockBehind: () => number
  /** The public site and API. */
  apps: PublicApps
  /** Calls `listener` whenever something that readers can see has changed. */
  onPurge: (listener: (purge: Purge) => void) => void
  /** Stops the scheduler, then closes the database. */
  close: () => Promise<void>
}

type Outcome = { house: House } | { error: unknown }
type Door = { house: House | null; outcome: Promise<Outcome>; settle: (outcome: Outcome) => void }

const KEY = Symbol.for('assay.process')

/** One for both module graphs; made by whichever asks first. */
function door(): Door {
  const holder = globalThis as { [KEY]?: Door }
  return (holder[KEY] ??= newDoor())
}

function newDoor(): Door {
  let settle!: Door['settle']
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve
  })
  return { house: null, outcome, settle }
}

/** The open house, or null while it is being opened. */
export function house(): House | null {
  return door().house
}

/** Resolves once the house is open. @throws whatever kept it from opening. */
export async function houseOpened(): Promise<House> {
  const outcome = await door().outcome
  if ('error' in outcome) throw outcome.error
  return outcome.house
}

/** Makes the open house known to the process. */
export function announceHouse(open: House): void {
  door().house = open
  door().settle({ house: open })
}

/** Tells the process why the house stays shut. */
export function announceFailure(error: unknown): void {
  door().settle({ error })
}
