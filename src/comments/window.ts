// How long a comment may still be changed by its author.

import { COMMENT_EDIT_WINDOW_MS } from '#access/rules.ts'

/** The instant from which a comment can no longer be changed. */
export function editableUntil(createdAt: string): Date {
  return new Date(Date.parse(createdAt) + COMMENT_EDIT_WINDOW_MS)
}

/** Whether the author may still change a comment. */
export function isEditable(createdAt: string, now: Date): boolean {
  return now.getTime() < editableUntil(createdAt).getTime()
}
