// Why a comment was not taken, each with its status and a sentence for the person.

import { APIError } from 'payload'
import { codeOfError } from '#access/sameError.ts'

export type CommentErrorCode =
  | 'invalid'
  | 'closed'
  | 'not-verified'
  | 'too-late'
  | 'missing'
  | 'forbidden'
  | 'changed'

const STATUS: Record<CommentErrorCode, number> = {
  invalid: 400,
  closed: 403,
  'not-verified': 403,
  'too-late': 403,
  missing: 404,
  forbidden: 403,
  changed: 409,
}
const NAME: Record<CommentErrorCode, string> = {
  invalid: 'CommentRefused',
  closed: 'CommentsClosed',
  'not-verified': 'NotVerified',
  'too-late': 'TooLate',
  missing: 'NotFound',
  forbidden: 'Forbidden',
  changed: 'Changed',
}

/** A comment was refused; `code` says why in a word. */
export class CommentError extends APIError<{ code: string }> {
  readonly code: CommentErrorCode

  constructor(code: CommentErrorCode, message: string) {
    super(message, STATUS[code], { code: `comments.${code.replace('-', '_')}` }, true)
    this.name = NAME[code]
    this.code = code
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return codeOfError(value)?.startsWith('comments.') ?? false
  }
}

/** 404: there is no such comment, or none this person may know of. */
export function missingComment(): CommentError {
  return new CommentError('missing', 'There is no such comment.')
}

/** 404: there is no such article, or it is not out. */
export function missingArticle(): CommentError {
  return new CommentError('missing', 'There is no such article.')
}

/** Staff sent the same answer a moment ago. */
export class SaidAlready extends APIError<{ code: string }> {
  constructor() {
    super('This comment was posted a moment ago.', 409, { code: 'said_already' }, true)
    this.name = 'SaidAlready'
  }
}
