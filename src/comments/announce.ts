// Tells whoever keeps copies of pages that the comments under an article changed, once the change is stored for good.

export type CommentsChanged = { articleId: string }
type Listener = (change: CommentsChanged) => void

/** One list for the process: Next may load this module more than once. */
const KEY = Symbol.for('assay.comments.listeners')
const shared = globalThis as { [KEY]?: Set<Listener> }
const listeners = (shared[KEY] ??= new Set())

/** Calls `listener` after each change that readers can see. Returns how to stop that. */
export function onCommentsChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For the commands of this room, after their transaction. */
export function announceChange(change: CommentsChanged): void {
  for (const listener of listeners) listener(change)
}
