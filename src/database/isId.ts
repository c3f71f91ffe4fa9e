// What an id looks like on each engine. MongoDB answers with a fault to one of another form.

import type { Payload } from 'payload'

const OBJECT_ID = /^[0-9a-f]{24}$/i
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a value has the form of an id of this database, whether or not anything has it. */
export const isId = (payload: Pick<Payload, 'db'>, value: unknown): value is string =>
  typeof value === 'string' && (payload.db.name === 'mongoose' ? OBJECT_ID : UUID).test(value)
