// The record's door.

export { atConsole } from './doer.ts'
export { type NewEvent, recordEvent, recordOwn } from './recordEvent.ts'
