// The events of the record in the desk's words.

import type { ArticleState } from '#src/workflow/states.ts'
import type { Channel } from './event.ts'
import type { EventMark, EventType } from './eventType.ts'
import {
  EVENT_ACTIONS,
  EVENT_TYPES,
  isEventAction,
  type EventAction,
  type KnownEvent,
  type UnknownEvent,
} from './index.ts'
import { MOVES, type MoveAction } from './moves.ts'

type ReadEvent = KnownEvent | UnknownEvent

/** An event that moved an article. */
export type MoveEvent = Extract<KnownEvent, { action: MoveAction }>

/**
 * What somebody did, to follow their name: “approved it”. An event that this Assay does not know keeps its
 * own name.
 */
export function labelOf(event: ReadEvent): string {
  if (!event.known) return isEventAction(event.action) ? EVENT_TYPES[event.action].label : event.action
  switch (event.action) {
    case 'publish': {
      const { to, edition } = event.data
      return `${to === 'scheduled' ? 'scheduled' : 'published'} edition ${edition}`
    }
    case 'approve':
      return event.data.from === event.data.to ? 'gave one of the approvals' : EVENT_TYPES.approve.label
    case 'withdraw':
      return event.data.from === event.data.to
        ? 'confirmed the withdrawal; one more is needed'
        : EVENT_TYPES.withdraw.label
    case 'release':
      return `released edition ${event.data.edition}`
    case 'release.held':
      return `held edition ${event.data.edition}: it did not go out`
    case 'release.late':
      return `released edition ${event.data.edition} late`
    default:
      return EVENT_TYPES[event.action].label
  }
}

/**
 * The name of what an event is about, as it was called then: a figure by its label, a picture by what it
 * shows; null where it has none.
 */
export function objectOf(event: ReadEvent): string | null {
  if (!event.known || event.data === null) return null
  const { name, label, alt } = event.data as { name?: unknown; label?: unknown; alt?: unknown }
  return [name, label, alt].find((one): one is string => typeof one === 'string' && one.trim() !== '') ?? null
}

const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  admin: 'panel',
  'api-key': 'API key',
  site: 'site',
  job: 'scheduler',
  console: 'console',
}

/**
 * By which way something was done, as the desk calls it; one that this Assay does not know keeps its own
 * name.
 */
export function channelLabel(channel: string): string {
  return CHANNEL_LABELS[channel as Channel] ?? channel
}

/** The word of the red chip that an event carries for ever, or null for an ordinary one. */
export function markOf(action: string): EventMark | null {
  if (!isEventAction(action)) return null
  const type: EventType = EVENT_TYPES[action]
  return type.mark ?? null
}

/** Steps that one person took alone although they take two; they are marked wherever they are shown. */
export const EMERGENCIES: readonly EventAction[] = EVENT_ACTIONS.filter(
  (action) => markOf(action) === 'Emergency',
)

/** The events that move an article. */
export const MOVE_ACTIONS: readonly MoveAction[] = EVENT_ACTIONS.filter(isMove)

/**
 * From which state to which an event moved its article, and which edition it was about; null where it says
 * nothing of it.
 */
export function moveIn(event: ReadEvent): {
  from: ArticleState | null
  to: ArticleState | null
  edition: number | null
} {
  if (event.known && event.action === 'release.late')
    return { from: null, to: null, edition: event.data.edition }
  if (!isMoveEvent(event)) return { from: null, to: null, edition: null }
  const { data } = event
  return { from: data.from, to: data.to, edition: 'edition' in data ? data.edition : null }
}

/** Whether an event moved an article. */
export function isMoveEvent(event: ReadEvent): event is MoveEvent {
  return event.known && isMove(event.action)
}

function isMove(action: string): action is MoveAction {
  return Object.hasOwn(MOVES, action)
}
