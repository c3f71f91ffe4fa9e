// What an article still lacks before it goes on, and where in its form that is.

export type Gap = {
  /** What to do, in a sentence. */
  message: string
  /**
   * The field of the form, as `change.note`, or a place in the text, as `body.root.children[2]`; null where
   * it is in neither.
   */
  path: string | null
}

/** A gap in each of these sentences, all at one place. */
export function gapsAt(path: Gap['path'], messages: readonly string[]): Gap[] {
  return messages.map((message) => ({ message, path }))
}
