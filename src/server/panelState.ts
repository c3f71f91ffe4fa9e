// What the panel sends of the page that it shows, as Next reads it (`flightRouterStateSchema` of
// next/dist/server/app-render/types.js): Next answers any other with a fault, and logs it.

import { z } from 'zod'
import { excessIn, hasReachingName } from '#src/bodies/nesting.ts'

export const STATE_HEADER = 'next-router-state-tree'

/** Next reads no longer one, in characters. */
const MAX_STATE_LENGTH = 40_000

const KINDS = [
  'c',
  'ci(..)(..)',
  'ci(.)',
  'ci(..)',
  'ci(...)',
  'oc',
  'd',
  'di(..)(..)',
  'di(.)',
  'di(..)',
  'di(...)',
] as const

const segment = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(KINDS), z.array(z.string()).nullable()]),
])

const REFETCHES = ['refetch', 'inside-shared-layout', 'metadata-only'] as const

type State = [
  z.output<typeof segment>,
  Record<string, State>,
  ([string, string] | null)?,
  ((typeof REFETCHES)[number] | null)?,
  (number | null)?,
  string?,
]

const state: z.ZodType<State> = z.tuple([
  segment,
  z.record(
    z.string(),
    z.lazy(() => state),
  ),
  z.tuple([z.string(), z.string()]).nullable().optional(),
  z.enum(REFETCHES).nullable().optional(),
  z.number().nullable().optional(),
  z.string().optional(),
]) as never

/** Whether a header is what the panel sends. A request without one is, too. */
export function isPanelState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true
  if (typeof header !== 'string' || header.length > MAX_STATE_LENGTH) return false
  try {
    const text = decodeURIComponent(header)
    if (excessIn(text) !== null) return false
    const sent: unknown = JSON.parse(text)
    // A record of zod's takes no look at what stands under `__proto__`, and Next does.
    return !hasReachingName(sent) && state.safeParse(sent).success
  } catch {
    return false
  }
}
