// The record's door.

export { atConsole } from './doer.ts'
export { recordEvent, recordOwn } from './recordEvent.ts'
