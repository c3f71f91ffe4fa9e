// What an id looks like on each engine. MongoDB answers with a fault to one of another form.

import type { Payload } from 'payload'
import { type Engine, engineOfPayload } from './engine.ts'

const FORMS: Record<Engine, RegExp> = {
  sqlite: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, // UUIDv7
  mongodb: /^[0-9a-f]{24}$/i, // ObjectId
}

/** Whether a value has the form of an id of this database, whether or not anything has it. */
export const isId = (payload: Pick<Payload, 'db'>, value: unknown): value is string =>
  typeof value === 'string' && FORMS[engineOfPayload(payload)].test(value)
