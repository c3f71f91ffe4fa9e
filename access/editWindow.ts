// How long readers may change what they posted: the number, what follows from it, and the words for it.

/** How long a reader may change a comment after posting it. */
const COMMENT_EDIT_WINDOW_MINUTES = 15

const COMMENT_EDIT_WINDOW_MS = COMMENT_EDIT_WINDOW_MINUTES * 60_000

/** The window in words: `15 minutes`. */
export const COMMENT_EDIT_WINDOW = `${COMMENT_EDIT_WINDOW_MINUTES} minutes`

/** What somebody who comes later is told. */
export const EDIT_WINDOW_OVER = `A comment can be changed for ${COMMENT_EDIT_WINDOW} after it was posted.`

/** The instant from which a comment can no longer be changed. */
export function editableUntil(createdAt: string): Date {
  return new Date(Date.parse(createdAt) + COMMENT_EDIT_WINDOW_MS)
}

/** Whether the author may still change a comment. */
export function isEditable(createdAt: string, now: Date): boolean {
  return now.getTime() < editableUntil(createdAt).getTime()
}

/** Comments posted at this instant or before can no longer be changed at `now`; as ISO text, for queries. */
export function editableSince(now: Date): string {
  return new Date(now.getTime() - COMMENT_EDIT_WINDOW_MS).toISOString()
}
