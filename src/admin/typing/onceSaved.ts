// Waits for the save of what is typed.

import type { Saver } from './saver.ts'

/** Calls `then` once, as soon as nothing is unsaved; what it returns ends the waiting. */
export function onceSaved(saver: Pick<Saver, 'state' | 'subscribe'>, then: () => void): () => void {
  let isOver = false
  let end: (() => void) | null = null
  const stop = () => {
    isOver = true
    end?.()
  }
  const look = () => {
    const { unsavedSince, isSaving } = saver.state()
    if (isOver || isSaving || unsavedSince !== null) return
    stop()
    then()
  }
  end = saver.subscribe(look)
  look()
  if (isOver) end()
  return stop
}
