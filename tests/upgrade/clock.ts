// The clock of these tests: every Date in the process stands where it is put. Timers go on.

import { vi } from 'vitest'

/** Puts the clock of the process at this instant, where it stays. */
export function setClock(instant: string | Date): void {
  const now = new Date(instant)
  if (vi.isFakeTimers()) vi.setSystemTime(now)
  else vi.useFakeTimers({ toFake: ['Date'], now })
}
