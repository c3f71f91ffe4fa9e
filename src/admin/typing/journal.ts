// Writes down what is typed on this computer, at most a second behind, until the server has it.

import type { Clock } from './clock.ts'
import type { JournalEntry } from './entry.ts'

/**
 * So long after the first key that is not written down. The editor itself reports a key after at most half a
 * second.
 */
const WRITE_AFTER_MS = 300

/** Where entries are kept. Each may fail: a browser may keep nothing, or have no room. */
export type JournalStore = {
  write: (entry: JournalEntry) => Promise<void>
  remove: (entry: Pick<JournalEntry, 'person' | 'article' | 'tab'>) => Promise<void>
  /** All entries of one person about one article, the newest first. */
  read: (of: Pick<JournalEntry, 'person' | 'article'>) => Promise<JournalEntry[]>
  /** All entries of one person, the newest first. */
  readAll: (person: string) => Promise<JournalEntry[]>
}

export type Journal = {
  /** Something was typed. */
  typed: () => void
  /** Writes at once what waits. */
  flush: () => Promise<void>
  /** The server has all that is typed: the entry goes. */
  clear: () => Promise<void>
  /** Whether this computer keeps what is typed; false once it has refused to. */
  keeps: () => boolean
}

type Given = {
  clock: Clock
  store: JournalStore
  /** The entry as it is now. */
  entry: () => JournalEntry
}

/** The journal of one open form. */
export function createJournal({ clock, store, entry }: Given): Journal {
  let cancel: (() => void) | null = null
  let last: Promise<void> = Promise.resolve()
  let isKept = true

  /** One after the other: an entry that is removed is not written anew by a write that came before. */
  function queue(work: () => Promise<void>): Promise<void> {
    last = last.then(work).then(
      () => {
        isKept = true
      },
      () => {
        isKept = false
      },
    )
    return last
  }

  function write(): Promise<void> {
    cancel?.()
    cancel = null
    const now = entry()
    return queue(() => store.write(now))
  }

  return {
    typed: () => {
      cancel ??= clock.after(WRITE_AFTER_MS, () => void write())
    },
    flush: () => (cancel ? write() : last),
    clear: () => {
      cancel?.()
      cancel = null
      const { person, article, tab } = entry()
      return queue(() => store.remove({ person, article, tab }))
    },
    keeps: () => isKept,
  }
}
