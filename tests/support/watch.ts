// A watch over requests that writes no log, for tests of other things.

import { createWatch, type Watch } from '#src/server/watch/watch.ts'

export function silentWatch(): Watch {
  return createWatch({ log: { isFull: false, request: () => {}, failure: () => {}, trouble: () => {} } })
}
