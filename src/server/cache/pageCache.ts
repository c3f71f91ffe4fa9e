// The page cache: what may be shown of what is kept, and one making for each address however many ask for it.
//
// Three things end what is kept. Its own time, when it would read differently by itself. A hard purge: the
// next who asks waits for the new. A soft purge: for a second the old is shown while the new is made, and no
// oftener than once a second.

import type { Purge } from '#src/freshness/tags.ts'
import type { Whole } from '../http/web.ts'
import type { Kept } from './entry.ts'
import { createPurgeLog } from './purgeLog.ts'
import { createStore } from './store.ts'

/**
 * Milliseconds between two makings of a page that is kept, and for which the old is shown after something
 * newer came: a change is to be seen within a second.
 */
const GRACE = 1_000
const SHOWN_OLD = 900
/** How often a making is begun anew because something changed meanwhile. */
const MOST_TRIES = 4

/** What was made: to be kept, or only for those who asked while it was made. */
export type Made = { kept: Kept } | { passing: Whole }

export type Answer = { outcome: 'hit' | 'stale' | 'miss'; kept: Kept } | { outcome: 'miss'; passing: Whole }

type Options = {
  /** Bytes of memory. */
  bytes: number
  /** Makes the answer for an address anew. */
  make: (key: string) => Promise<Made>
  clock?: () => number
  onMade?: () => void
  onPurge?: (purge: Purge, keys: string[]) => void
}

export type PageCache = {
  /** What can be shown at once, or null. A stale answer makes the new one begin. */
  look: (key: string) => (Answer & { kept: Kept }) | null
  /** What there is to show, made anew if need be. */
  find: (key: string) => Promise<Answer>
  purge: (purge: Purge) => void
  size: () => { entries: number; bytes: number }
}

type Making = { began: number; made: Promise<Made> }

export function createPageCache({ bytes, make, clock = Date.now, onMade, onPurge }: Options): PageCache {
  const store = createStore(bytes)
  const log = createPurgeLog()
  const makings = new Map<string, Making>()

  /** Begins to make an answer; whoever asks meanwhile waits for the same. */
  const begin = (key: string): Making => {
    const began = log.moment()
    const made = make(key)
    const making = { began, made }
    makings.set(key, making)
    onMade?.()
    const end = () => {
      if (makings.get(key) === making) makings.delete(key)
    }
    made.then((answer) => {
      end()
      if ('kept' in answer) shelve(answer.kept, began)
      else if (!isFailure(answer)) store.remove(key) // there is nothing any more: the old must not come back
    }, end)
    return making
  }

  /**
   * What changed while it was made: after a hard purge it is not kept, after a soft one it is old already.
   */
  const shelve = (kept: Kept, began: number) => {
    const change = log.since(began, kept.tags)
    if (change === 'hard' || clock() >= kept.until) return
    if (change === 'soft') kept.staleSince = clock()
    store.put(kept)
  }

  /** Whether what a making gives is too old for somebody who asked at `asked`. */
  const isTooOld = (answer: Made, making: Making, asked: number): boolean => {
    if (making.began >= asked) return false
    return 'kept' in answer
      ? log.since(making.began, answer.kept.tags) !== null
      : log.anythingSince(making.began)
  }

  const fresh = async (key: string): Promise<Made> => {
    const asked = log.moment()
    for (let tries = 1; ; tries += 1) {
      const making = makings.get(key) ?? begin(key)
      const answer = await making.made
      if (tries === MOST_TRIES || !isTooOld(answer, making, asked)) return answer
      if (makings.get(key) === making) makings.delete(key)
    }
  }

  /**
   * Something newer is there: it is made now, unless that was done within the last second or is being done.
   */
  const refresh = (kept: Kept) => {
    if (clock() - kept.madeAt < GRACE || makings.has(kept.key)) return
    begin(kept.key).made.catch(() => {}) // told by whoever waits for it; the old stands meanwhile
  }

  const look: PageCache['look'] = (key) => {
    const kept = store.get(key)
    if (!kept) return null
    const now = clock()
    if (now >= kept.until) {
      store.remove(key)
      return null
    }
    if (kept.staleSince === null) return { outcome: 'hit', kept }
    if (now - kept.staleSince >= SHOWN_OLD) return null
    refresh(kept)
    return { outcome: 'stale', kept }
  }

  return {
    look,
    find: async (key) => {
      const shown = look(key)
      if (shown) return shown
      const old = store.get(key)
      const made = await fresh(key).catch((error: unknown) => {
        if (old) return null
        throw error
      })
      // A server that cannot answer now: what is kept still goes, for as long as its own time allows.
      if (old && (!made || isFailure(made)) && clock() < old.until && store.get(key) === old)
        return { outcome: 'stale', kept: old }
      if (!made) throw new Error('The page could not be made, and is no longer kept.')
      return { outcome: 'miss', ...made }
    },
    purge: (purge) => {
      log.note(purge.kind, purge.tags)
      const touched = store.tagged(purge.tags)
      for (const kept of touched) {
        if (purge.kind === 'hard') store.remove(kept.key)
        else kept.staleSince ??= clock()
      }
      onPurge?.(
        purge,
        touched.map(({ key }) => key),
      )
    },
    size: () => store.size(),
  }
}

function isFailure(made: Made): boolean {
  return 'passing' in made && made.passing.status >= 500
}
