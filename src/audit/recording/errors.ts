// What the record refuses.

import { APIError } from 'payload'

/** 403: the record is added to by Assay alone, and never changed. */
export class AppendOnlyError extends APIError {
  constructor() {
    super('Assay alone adds to the record. Nothing in it is changed or deleted.', 403, undefined, true)
    this.name = 'AppendOnly'
  }
}

/**
 * A fault of ours: an event was to be recorded with data that its action does not have. Nothing was stored.
 */
export class EventDataError extends Error {
  constructor(action: string, problems: string) {
    super(
      `“${action}” is not recorded with such data; src/auditEvents/events says what belongs to it.\n${problems}`,
    )
    this.name = 'EventData'
  }
}
