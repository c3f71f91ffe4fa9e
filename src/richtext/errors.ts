// What can go wrong with a text that was stored or resolved, named.

/**
 * What went wrong: nested deeper than allowed, a reference with nothing behind it, a reference not yet
 * resolved.
 */
export type RichTextErrorCode = 'too_deep' | 'missing_reference' | 'unresolved_reference'

/** A text that must not be shown as it is. The message is for people; `context` is for the log. */
export class RichTextError extends Error {
  readonly code: RichTextErrorCode
  readonly context: Record<string, unknown>

  constructor(code: RichTextErrorCode, message: string, context: Record<string, unknown> = {}) {
    super(message)
    this.name = 'RichTextError'
    this.code = code
    this.context = context
  }
}
