// The fixed clock of these tests: every Date in the process, and the running time, stand where they are put.

import { vi } from 'vitest'

/** Puts all clocks of the process at this instant, where they stay. Timers go on. */
export function setClock(instant: string | Date): void {
  const now = new Date(instant)
  if (vi.isFakeTimers()) vi.setSystemTime(now)
  else vi.useFakeTimers({ toFake: ['Date'], now })
  performance.now = () => Date.now()
}
