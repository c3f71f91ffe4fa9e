// When a form is saved: soon after a pause, never later than a few seconds behind the typing, and again until
// it has succeeded.

import type { Clock } from './clock.ts'
import type { Outcome, Trouble } from './outcome.ts'

/** After so long without a key, in milliseconds. */
export const PAUSE_MS = 1_500

/**
 * So long after the first key that is not saved, whether or not there was a pause. With the save itself that
 * is under five seconds.
 */
export const MAX_WAIT_MS = 3_500

/** How long after a save that nobody answered it is sent again: the last for all later ones. */
const RETRIES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

export type SaveState = {
  /** Whether something is typed that no save has carried, and since when (milliseconds since 1970). */
  unsavedSince: number | null
  isSaving: boolean
  /** Why the last try failed; null while none has. */
  trouble: Trouble | null
  /** When the last save succeeded, ISO 8601; null before the first. */
  savedAt: string | null
}

export type Saver = {
  state: () => SaveState
  /** Tells of a change by the person. */
  typed: () => void
  /**
   * Saves what is unsaved once a running save has ended; with `own` all of it, as a version of its own. False
   * when it did not succeed.
   */
  flush: (options?: { own?: boolean }) => Promise<boolean>
  /** The line is back, or somebody signed in: tries at once what waits. */
  retry: () => void
  /** Holds back every save until a person has decided; `false` lets them go on. */
  hold: (isHeld: boolean) => void
  /** Nothing is unsaved any more: the form shows what the server has. */
  settle: () => void
  subscribe: (listener: () => void) => () => void
  /** Forgets all timers. */
  stop: () => void
}

type Given = {
  clock: Clock
  /** Sends all that the form holds as it is called; `own`: as a version of its own. Must not throw. */
  save: (own: boolean) => Promise<Outcome>
  /** When the form was saved last, as the server said when it was opened (ISO 8601). */
  savedAt: string | null
}

/** A saver of one form. */
export function createSaver({ clock, save, savedAt }: Given): Saver {
  const listeners = new Set<() => void>()
  let state: SaveState = { unsavedSince: null, isSaving: false, trouble: null, savedAt }
  let lastKey = 0
  let keyDuringSave: number | null = null
  let tries = 0
  let isHeld = false
  let running: Promise<boolean> | null = null
  let cancel: (() => void) | null = null

  function change(next: Partial<SaveState>): void {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  function forget(): void {
    cancel?.()
    cancel = null
  }

  function wait(ms: number): void {
    cancel?.()
    cancel = clock.after(ms, () => {
      cancel = null
      void run()
    })
  }

  function plan(): void {
    if (state.isSaving || isHeld || state.unsavedSince === null) return
    const now = clock.now()
    const due = Math.min(lastKey + PAUSE_MS, Math.max(state.unsavedSince + MAX_WAIT_MS, now))
    wait(Math.max(0, due - now))
  }

  function run(own = false): Promise<boolean> {
    forget()
    running ??= send(own).finally(() => {
      running = null
    })
    return running
  }

  async function send(own: boolean): Promise<boolean> {
    const since = state.unsavedSince ?? clock.now()
    keyDuringSave = null
    change({ isSaving: true })
    const outcome = await save(own)
    if (outcome.kind === 'saved') {
      tries = 0
      change({ isSaving: false, trouble: null, savedAt: outcome.at, unsavedSince: keyDuringSave })
      plan()
      return true
    }
    change({ isSaving: false, trouble: outcome, unsavedSince: since })
    if (outcome.kind === 'unreachable' && !isHeld) wait(RETRIES_MS[Math.min(tries, RETRIES_MS.length - 1)]!)
    else if (outcome.kind === 'refused' && keyDuringSave !== null) plan()
    tries += 1
    return false
  }

  return {
    state: () => state,
    typed: () => {
      const now = clock.now()
      lastKey = now
      if (state.isSaving) keyDuringSave ??= now
      if (state.unsavedSince === null) change({ unsavedSince: now })
      if (state.trouble?.kind === 'conflict' || state.trouble?.kind === 'signedOut') return
      // It comes by itself, with all that is typed by then.
      if (state.trouble?.kind === 'unreachable' && cancel) return
      plan()
    },
    flush: async ({ own = false } = {}) => {
      if (running) await running
      if (isHeld) return state.unsavedSince === null
      return own || state.unsavedSince !== null ? run(own) : true
    },
    retry: () => {
      if (state.unsavedSince !== null && !state.isSaving && !isHeld) void run()
    },
    hold: (held) => {
      isHeld = held
      if (held) forget()
      else plan()
    },
    settle: () => {
      forget()
      tries = 0
      change({ unsavedSince: null, trouble: null })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: forget,
  }
}
