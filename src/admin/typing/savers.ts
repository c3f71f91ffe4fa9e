// The savers of the open forms, by article: the line above a form and the workflow beside it follow the same
// one.

import { useSyncExternalStore } from 'react'
import type { Saver, SaveState } from './saver.ts'

export type Typing = {
  saver: Saver
  /** Tells the saver of what is typed and not yet in the form. */
  look: () => void
  /** Whether this computer keeps what is typed. */
  keeps: () => boolean
  /** Who types, for signing in again over the form. */
  person: { id: string; email: string }
}

const open = new Map<string, Typing>()
const listeners = new Set<() => void>()

/** Makes a form's saver known while it is open; gives back what closes it. */
export function announce(articleId: string, typing: Typing): () => void {
  open.set(articleId, typing)
  for (const listener of listeners) listener()
  return () => {
    if (open.get(articleId) === typing) open.delete(articleId)
    for (const listener of listeners) listener()
  }
}

/** The saver of an article's form; null while it is not open. */
export function useTypingOf(articleId: string | null): Typing | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (articleId ? (open.get(articleId) ?? null) : null),
    () => null,
  )
}

/** What became of the typing in a form. */
export function useSaveState(saver: Saver | null): SaveState | null {
  return useSyncExternalStore(
    (listener) => saver?.subscribe(listener) ?? (() => undefined),
    () => saver?.state() ?? null,
    () => null,
  )
}
