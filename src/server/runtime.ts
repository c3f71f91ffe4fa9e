// What Assay inside Next's module graph hands to the process outside of it. Both sides bundle this file:
// types are all it imports of Assay, but for the way to each other.

import type { Purge } from '#src/caching/tags.ts'
import type { FormPlace } from '#src/gateway/panel/panelPlaces.ts'
import { processWide } from '#src/process/processWide.ts'
import type { PublicApps } from './publicApps.ts'

/** What runs inside Next, as the process sees it. */
export type Runtime = {
  /** True while the database answers. */
  isReady: () => Promise<boolean>
  /** Whether a request with these headers comes from staff. */
  isStaff: (headers: Headers) => Promise<boolean>
  /** Whether somebody with these headers may ask the panel for a form from there. */
  mayOpenForm: (headers: Headers, place: FormPlace) => Promise<boolean>
  /** Whether anybody was on the staff when it started. */
  hasStaff: boolean
  /** False while the disk is full or nearly so. */
  hasSpace: () => Promise<boolean>
  /** Seconds since a tick began in the queue of the clock that is furthest behind. */
  sinceTick: () => number
  /**
   * Seconds by which the clock of the machine stands before a time that it showed already: 0 unless it was
   * set back.
   */
  clockBehind: () => number
  /** The public site and API. */
  apps: PublicApps
  /** Calls `listener` whenever something that readers can see has changed. */
  onPurge: (listener: (purge: Purge) => void) => void
  /** Stops the scheduler, then closes the database. */
  close: () => Promise<void>
}

type Outcome = { runtime: Runtime } | { error: unknown }
type Bridge = { runtime: Runtime | null; outcome: Promise<Outcome>; settle: (outcome: Outcome) => void }

/** One for both module graphs. */
function bridge(): Bridge {
  return processWide('process', newBridge)
}

function newBridge(): Bridge {
  let settle!: Bridge['settle']
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve
  })
  return { runtime: null, outcome, settle }
}

/** What runs inside Next, or null while it starts. */
export function runtime(): Runtime | null {
  return bridge().runtime
}

/** Resolves once Assay runs. @throws whatever kept it from starting. */
export async function runtimeReady(): Promise<Runtime> {
  const outcome = await bridge().outcome
  if ('error' in outcome) throw outcome.error
  return outcome.runtime
}

/** Tells the process that Assay has started. */
export function setRuntime(open: Runtime): void {
  bridge().runtime = open
  bridge().settle({ runtime: open })
}

/** Tells the process why Assay did not start. */
export function announceFailure(error: unknown): void {
  bridge().settle({ error })
}
