// The events that move an article: the steps of its workflow, and what the clock does with it.

import { z } from 'zod'
import { ACTION_TABLE, PLAIN_ACTIONS, type Action, type PlainAction } from '#src/workflow/actions.ts'
import { STATES } from '#src/workflow/states.ts'
import type { EventType } from './eventType.ts'

const state = z.enum(STATES)

/**
 * Said of every step. `definition`: the workflow under which it was taken. `attestations`: keys of what was
 * declared.
 */
const step = z.strictObject({
  from: state,
  to: state,
  definition: z.string(),
  attestations: z.array(z.string()).optional(),
})

/** What readers get, and from when: hashes of the document, and of where its copy is filed. */
const edition = { edition: z.int(), documentHash: z.string(), goesOutAt: z.string() }
const filed = { filedHash: z.string() }

const published = step.extend({ ...edition, bundle: z.string().optional() })
const overridden = published.extend({
  /** The approval that was passed over; null where none was missing. */
  missing: z.string().nullable(),
  wroteSome: z.boolean(),
})

/** Who asked for a withdrawal and who agreed to it. */
const agreement = z.strictObject({
  asked: z.literal(true).optional(),
  kind: z.string().optional(),
  by: z.string(),
  byName: z.string(),
  at: z.string(),
})
const withdrawn = step.extend({ ...edition, askedBy: z.string().nullable() })
const agreed = { agreed: z.array(agreement) }

/** What the record says of who agreed to a withdrawal. */
export type Agreement = z.infer<typeof agreement>

/** A step that changes the article's own state and nothing else. */
const plain = (action: PlainAction) => ({
  data: step,
  label: ACTION_TABLE[action].recorded,
  readers: 'staff' as const,
})

const PLAIN = Object.fromEntries(PLAIN_ACTIONS.map((action) => [action, plain(action)])) as Record<
  PlainAction,
  ReturnType<typeof plain>
>

const STEPS = {
  ...PLAIN,
  approve: {
    data: step.extend({ kind: z.string(), hash: z.string() }),
    label: ACTION_TABLE.approve.recorded,
    readers: 'staff',
  },
  publish: {
    data: published.extend(filed),
    former: published,
    label: ACTION_TABLE.publish.recorded,
    readers: 'staff',
  },
  'cancel-release': {
    data: step.extend({ edition: z.int().nullable() }),
    label: ACTION_TABLE['cancel-release'].recorded,
    readers: 'staff',
  },
  lift: {
    data: step.extend({
      ...edition,
      askedBy: z.string().optional(),
      embargoUntil: z.string().nullable(),
    }),
    label: ACTION_TABLE.lift.recorded,
    readers: 'staff',
  },
  withdraw: {
    data: z.union([
      withdrawn.extend({ ...filed, ...agreed }),
      step.extend({ confirmations: z.int() }), // one more has to confirm it
    ]),
    former: withdrawn,
    label: ACTION_TABLE.withdraw.recorded,
    readers: 'staff',
  },
  override: {
    data: overridden.extend(filed),
    former: overridden,
    label: ACTION_TABLE.override.recorded,
    readers: 'staff',
    mark: 'Emergency',
  },
  'emergency-withdraw': {
    data: withdrawn.extend({ ...filed, ...agreed }),
    former: withdrawn,
    label: ACTION_TABLE['emergency-withdraw'].recorded,
    readers: 'staff',
    mark: 'Emergency',
  },
} as const satisfies Record<Action, EventType>

const CLOCK = {
  release: {
    data: z.strictObject({
      from: z.literal('scheduled'),
      to: z.literal('published'),
      ...edition,
      lateByMs: z.number(),
      bundle: z.string().optional(),
    }),
    label: 'released it',
    readers: 'staff',
  },
  'release.held': {
    data: z.strictObject({ from: state, to: z.literal('approved'), edition: z.int() }),
    label: 'held it: it did not go out',
    readers: 'staff',
    mark: 'Held',
  },
  end: {
    data: z.strictObject({ from: state, to: state, edition: z.int() }),
    label: 'took the page down at its end',
    readers: 'staff',
  },
} as const satisfies Record<string, EventType>

export const MOVES = { ...STEPS, ...CLOCK }

export type MoveAction = keyof typeof MOVES
