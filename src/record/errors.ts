// What the record refuses.

import { APIError } from 'payload'

/** 403: the record is added to by the house alone, and never changed. */
export class AppendOnlyError extends APIError {
  constructor() {
    super(
      'The record is added to by the house alone. Nothing in it is changed or deleted.',
      403,
      undefined,
      true,
    )
    this.name = 'AppendOnly'
  }
}
