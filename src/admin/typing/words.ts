// What the line above the form says of the typing: whether it is saved, since when not, and why.

import type { Trouble } from './outcome.ts'
import type { SaveState } from './saver.ts'

/** How loud a line is. */
type SaveTone = 'quiet' | 'busy' | 'warning'

export type SaveLine = { tone: SaveTone; text: string }

/**
 * The line for a state. `clockTime` writes an instant as the desk reads it: `17:58`. `keeps`: whether this
 * computer keeps what the server does not have.
 */
export function saveLine(
  state: SaveState,
  { clockTime, keeps }: { clockTime: (at: number) => string; keeps: boolean },
): SaveLine {
  const { unsavedSince, trouble, isSaving, savedAt } = state
  if (unsavedSince === null)
    return { tone: 'quiet', text: savedAt ? `Saved ${clockTime(Date.parse(savedAt))}` : 'Nothing to save' }
  if (!trouble) return { tone: 'busy', text: isSaving ? 'Saving…' : 'Not saved yet…' }
  const kept = keeps ? 'Kept on this computer.' : 'This browser keeps no copy: do not close it.'
  return { tone: 'warning', text: `Not saved since ${clockTime(unsavedSince)}: ${whyOf(trouble)} ${kept}` }
}

function whyOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return trouble.isOffline
        ? 'this computer is offline. It is tried again by itself.'
        : 'the server does not answer. It is tried again by itself.'
    case 'signedOut':
      return 'you are signed out.'
    case 'conflict':
      return 'a newer text was saved elsewhere.'
    case 'refused':
      return 'the server refuses it, for the reason below.'
  }
}
