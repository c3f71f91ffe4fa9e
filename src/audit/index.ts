// What other modules use of the record.

export { fromConsole } from './recording/actor.ts'
export { type NewEvent, recordEvent, recordOwn } from './recording/recordEvent.ts'
