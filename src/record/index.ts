// What other modules use of the record.

export { fromConsole } from './actor.ts'
export { type NewEvent, recordEvent, recordOwn } from './recordEvent.ts'
