// The record's door.
export { AppendOnlyError } from './errors.ts'
export { atConsole, type Doer, doerOf } from './doer.ts'
export { type EventActor, type NewEvent, recordEvent, recordOwn } from './recordEvent.ts'
