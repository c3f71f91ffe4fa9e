// What Payload's REST answers of a refusal. It adds the name and the data, such as which fields are wrong,
// only where it knows the class; Next loads Payload in several bundles, each with classes of its own, and the
// build gives those other names.

import {
  type AfterErrorHook,
  APIError,
  AuthenticationError,
  ErrorDeletingFile,
  FileRetrievalError,
  FileUploadError,
  Forbidden,
  Locked,
  LockedAuth,
  MissingFile,
  NotFound,
  QueryError,
  UnauthorizedError,
  UnverifiedEmail,
  ValidationError,
} from 'payload'
import { publicError } from './sameError.ts'

const PAYLOADS = {
  APIError,
  AuthenticationError,
  ErrorDeletingFile,
  FileRetrievalError,
  FileUploadError,
  Forbidden,
  Locked,
  LockedAuth,
  MissingFile,
  NotFound,
  QueryError,
  UnauthorizedError,
  UnverifiedEmail,
  ValidationError,
}

/** Gives Payload's errors the names that its documentation has for them: each takes that of its class. */
export function nameErrors(): void {
  for (const [name, of] of Object.entries(PAYLOADS))
    Object.defineProperty(of, 'name', { value: name, configurable: true })
}

/**
 * Payload's `hooks.afterError`: name, data and words of a refusal, as Payload would answer it in one bundle.
 */
export const answerRefusal: AfterErrorHook = ({ error }) => {
  const shown = publicError(error)
  if (!shown?.data) return
  const { name, data, message } = shown
  return { response: { errors: [{ name, data: data as Record<string, unknown>, message }] } }
}
