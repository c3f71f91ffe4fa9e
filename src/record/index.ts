// The record's door.

export { fromConsole } from './actor.ts'
export { type NewEvent, recordEvent, recordOwn } from './recordEvent.ts'
