// Every event that the record can hold, in one union: the action names it, and decides what its data is.

import { z } from 'zod'
import { DESK, PICTURES } from './desk.ts'
import type { EventType } from './eventType.ts'
import { MOVES } from './moves.ts'
import { READERS } from './readers.ts'
import { RECORD } from './record.ts'
import { LOGINS, ROWS } from './rows.ts'

/**
 * Names and data of an event are kept for ever. What it holds may grow here; what it held before goes to
 * `former`.
 */
export const EVENT_TYPES = {
  ...MOVES,
  ...DESK,
  ...READERS,
  ...LOGINS,
  ...ROWS,
  ...RECORD,
  ...PICTURES,
} as const satisfies Record<string, EventType>

type EventTypes = typeof EVENT_TYPES

export type EventAction = keyof EventTypes

export const EVENT_ACTIONS = Object.keys(EVENT_TYPES).filter(isEventAction)

/** The schema of one event: its action, and the data of that action. */
type Written<Name extends EventAction> = z.ZodObject<
  { action: z.ZodLiteral<Name>; data: EventTypes[Name]['data'] },
  z.core.$strict
>
type Former<Name extends EventAction> = EventTypes[Name] extends { former: infer Schema extends z.ZodType }
  ? Schema
  : z.ZodNever
type Kept<Name extends EventAction> = z.ZodObject<
  { action: z.ZodLiteral<Name>; data: z.ZodUnion<[EventTypes[Name]['data'], Former<Name>]> },
  z.core.$strict
>

/** An event as it is written today. */
export const eventToWrite = z.discriminatedUnion(
  'action',
  schemasOf(({ data }) => data) as NonEmpty<{ [Name in EventAction]: Written<Name> }[EventAction]>,
)

/** An event as any Assay wrote it. */
const eventToRead = z.discriminatedUnion(
  'action',
  schemasOf(({ data, former = z.never() }) => z.union([data, former])) as NonEmpty<
    { [Name in EventAction]: Kept<Name> }[EventAction]
  >,
)

/** The action and the data of an event to write. */
export type EventContent = z.infer<typeof eventToWrite>

/** The action and the data of an event that was read. */
export type KnownEvent = { known: true } & z.infer<typeof eventToRead>

/**
 * An action that this Assay does not have, or data that it never wrote under that name. The event counts in
 * the chain all the same.
 */
export type UnknownEvent = { known: false; action: string; data: unknown }

/** What an event says, from a row of the record: typed where it is what its action says. Never throws. */
export function readEvent({ action, data }: { action: string; data?: unknown }): KnownEvent | UnknownEvent {
  const { success, data: event } = eventToRead.safeParse({ action, data: data ?? null })
  return success ? { known: true, ...event } : { known: false, action, data }
}

export function isEventAction(action: string): action is EventAction {
  return Object.hasOwn(EVENT_TYPES, action)
}

type NonEmpty<Schema> = [Schema, ...Schema[]]

/** Cast by those who call it: `Object.entries` forgets which name stands with which schema. */
function schemasOf(dataOf: (type: EventType) => z.ZodType): unknown {
  return Object.entries<EventType>(EVENT_TYPES).map(([action, type]) =>
    z.strictObject({ action: z.literal(action), data: dataOf(type) }),
  )
}
