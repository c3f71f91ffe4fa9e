// What the house inside Next's module graph hands to the process outside of it. No imports: both sides bundle this file.

/** The open house, as the process sees it. */
export type House = {
  /** True while the database answers. */
  isReady: () => Promise<boolean>
  /** Stops the scheduler, then closes the database. */
  close: () => Promise<void>
}

const KEY = Symbol.for('assay.process')
type Holder = { [KEY]?: House }

/** The open house, or null while it is being opened. */
export function house(): House | null {
  return (globalThis as Holder)[KEY] ?? null
}

/** Makes the house known to the process. */
export function announceHouse(open: House): void {
  ;(globalThis as Holder)[KEY] = open
}
