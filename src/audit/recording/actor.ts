// Who is behind a request, as the record names them, and by what way they came.

import type { PayloadRequest, RequestContext } from 'payload'
import type { User } from '#access/actors.ts'
import { type Channel, SYSTEM } from '#src/auditEvents/events/event.ts'
import type { EventActor } from './recordEvent.ts'

export type RecordedActor = { actor: EventActor; channel: Channel }

/** A Symbol, so that no body, query or header can carry it. */
const CONSOLE = Symbol.for('assay.record.console')

/**
 * The context of what is done by a command on the server's console. The plain key keeps Payload from taking
 * the context for empty.
 */
export function fromConsole(): RequestContext {
  return { [CONSOLE]: true, fromConsole: true } as RequestContext
}

/**
 * A member of staff, an integration or a reader by name; else the console, else Assay itself (the demo, a
 * job).
 */
export function recordedActorOf(req: Pick<PayloadRequest, 'user' | 'context'>): RecordedActor {
  if ((req.context as Record<symbol, unknown>)[CONSOLE])
    return { actor: { id: 'console', name: 'The console', role: 'console' }, channel: 'console' }
  const user = req.user as User | null
  if (user?.collection === 'staff')
    return { actor: { id: user.id, name: user.name, role: user.role }, channel: 'admin' }
  if (user?.collection === 'integrations')
    return { actor: { id: user.id, name: user.name, role: 'integration' }, channel: 'api-key' }
  if (user?.collection === 'readers')
    return { actor: { id: user.id, name: 'A reader', role: 'reader' }, channel: 'site' }
  return SYSTEM_ACTOR
}

/** What no person does. */
export const SYSTEM_ACTOR: RecordedActor = {
  actor: { id: 'house', name: SYSTEM, role: 'house' },
  channel: 'job',
}
