// SQLite's constraint errors as the validation errors they are. Payload looks for `code:
// SQLITE_CONSTRAINT_UNIQUE`; @libsql/client 0.18 puts that into `extendedCode`, so that a slug taken twice
// answered 500 (measured) instead of 400.

import { ValidationError } from 'payload'

/** How deep the driver's error may be wrapped. */
const DEEPEST_CAUSE = 5

type DriverError = Error & { code?: unknown; extendedCode?: unknown; cause?: unknown }

export type ConstraintContext = {
  collection?: string | undefined
  global?: string | undefined
  /** Payload's table of unique columns: table → `<column>_idx` → field path. */
  fieldConstraints: Record<string, Record<string, string>>
}

/**
 * A `ValidationError` (400) for a value that must be unique or refers to nothing; any other error as it came.
 */
export const asValidationError = (
  error: unknown,
  { collection, global, fieldConstraints }: ConstraintContext,
): unknown => {
  const driver = driverError(error)
  const kind = driver?.extendedCode ?? driver?.code
  const refused = (message: string, path: string) =>
    new ValidationError({
      errors: [{ message, path }],
      ...(collection ? { collection } : {}),
      ...(global ? { global } : {}),
    })

  if (kind === 'SQLITE_CONSTRAINT_UNIQUE' || kind === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    const [, table = '', column = ''] =
      /UNIQUE constraint failed: ([^.\s]+)\.([^.,\s]+)/.exec(driver?.message ?? '') ?? []
    return refused('Value must be unique', fieldConstraints[table]?.[`${column}_idx`] ?? column)
  }
  if (kind === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return refused('This refers to something that does not exist, or no longer does.', '')
  return error
}

const driverError = (error: unknown, depth = 0): DriverError | null => {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return null
  const suspect = error as DriverError
  const mentions = `${String(suspect.code)} ${String(suspect.extendedCode)}`
  return mentions.includes('SQLITE_') ? suspect : driverError(suspect.cause, depth + 1)
}
