// Storage of the browser, which may refuse it altogether.

/**
 * What `action` gives; null where the browser refuses it, so that the page works as it does without storage.
 */
export function guarded<Result>(action: () => Result): Result | null {
  try {
    return action()
  } catch {
    return null
  }
}
