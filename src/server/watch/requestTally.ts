// Counts of requests and of the time they took: numbers in place, so that counting costs a kept page next to
// nothing.

import { ROUTE_GROUPS, type RouteGroup } from './routeGroup.ts'

const METHOD_CLASSES = ['read', 'write', 'other'] as const

export type MethodClass = (typeof METHOD_CLASSES)[number]

/** Upper ends of the histogram's buckets, in seconds; one more takes what is slower. */
export const BOUNDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
] as const

const STATUS_CLASSES = 5
const CELLS = METHOD_CLASSES.length * ROUTE_GROUPS.length * STATUS_CLASSES
const BUCKETS = BOUNDS.length + 1

/** What one kind of request came to: `buckets` is not cumulative, and its last entry has no upper end. */
export type Counted = {
  method: MethodClass
  group: RouteGroup
  status: string
  buckets: number[]
  sum: number
}

export type RequestTally = {
  note: (request: { method: MethodClass; group: RouteGroup; status: number; seconds: number }) => void
  /** Requests that are being answered now. */
  open: number
  /** Every kind that has occurred. */
  counted: () => Counted[]
}

/** A tally that begins at nothing. */
export function requestTally(): RequestTally {
  const buckets = new Float64Array(CELLS * BUCKETS)
  const sums = new Float64Array(CELLS)
  return {
    open: 0,
    note: ({ method, group, status, seconds }) => {
      const cell = cellOf(method, group, status)
      const at = cell * BUCKETS + bucketOf(seconds)
      buckets[at] = buckets[at]! + 1
      sums[cell] = sums[cell]! + seconds
    },
    counted: () =>
      METHOD_CLASSES.flatMap((method) =>
        ROUTE_GROUPS.flatMap((group) =>
          [1, 2, 3, 4, 5].flatMap((status) => {
            const cell = cellOf(method, group, status * 100)
            const own = [...buckets.subarray(cell * BUCKETS, (cell + 1) * BUCKETS)]
            return own.some((count) => count > 0)
              ? [{ method, group, status: `${status}xx`, buckets: own, sum: sums[cell]! }]
              : []
          }),
        ),
      ),
  }
}

/** GET and HEAD read; what changes something writes. */
export function methodClass(method: string | undefined): MethodClass {
  if (method === 'GET' || method === 'HEAD') return 'read'
  return method === 'POST' || method === 'PATCH' || method === 'PUT' || method === 'DELETE'
    ? 'write'
    : 'other'
}

function cellOf(method: MethodClass, group: RouteGroup, status: number): number {
  const statusClass = Math.min(Math.max(Math.trunc(status / 100), 1), STATUS_CLASSES) - 1
  return (
    (METHOD_CLASSES.indexOf(method) * ROUTE_GROUPS.length + ROUTE_GROUPS.indexOf(group)) * STATUS_CLASSES +
    statusClass
  )
}

function bucketOf(seconds: number): number {
  let bucket = 0
  while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]!) bucket += 1
  return bucket
}
