// The page cache: which entries may be served, and one render in flight for each address.
//
// Three things end an entry. Its own time, when the page would read differently by itself. A hard purge: the
// next request waits for the new page. A soft purge: the old page is served for a second while the new one is
// rendered, and it is rendered at most once a second.

import type { Purge } from '#src/caching/tags.ts'
import type { Whole } from '../http/web.ts'
import type { CacheEntry } from './entry.ts'
import { createPurgeLog } from './purgeLog.ts'
import { createStore } from './store.ts'

/** Between two renders of a cached page. */
const MIN_RENDER_INTERVAL_MS = 1_000
/** For which the old page is served after a soft purge: a change is to be seen within a second. */
const MAX_STALE_MS = 900
/** How often a page is rendered again because something changed meanwhile. */
const MAX_RENDERS = 4

/** A rendered answer: to be cached, or only for those who asked meanwhile. */
export type Rendered = { entry: CacheEntry } | { uncacheable: Whole }

export type Answer =
  | { outcome: 'hit' | 'stale' | 'miss'; entry: CacheEntry }
  | { outcome: 'miss'; uncacheable: Whole }

type Options = {
  /** Bytes of memory. */
  bytes: number
  /** Renders the answer for an address. */
  renderAnswer: (key: string) => Promise<Rendered>
  clock?: () => number
  onRender?: () => void
  onPurge?: (purge: Purge, keys: string[]) => void
}

export type PageCache = {
  /** The entry that can be served at once, or null. A stale one begins a new render. */
  peek: (key: string) => (Answer & { entry: CacheEntry }) | null
  /** The entry, or what a render gives. */
  getOrRender: (key: string) => Promise<Answer>
  purge: (purge: Purge) => void
  size: () => { entries: number; bytes: number }
}

type Render = { began: number; rendered: Promise<Rendered> }

export function createPageCache({
  bytes,
  renderAnswer,
  clock = Date.now,
  onRender,
  onPurge,
}: Options): PageCache {
  const store = createStore(bytes)
  const log = createPurgeLog()
  const inFlight = new Map<string, Render>()

  /** Begins a render; whoever asks meanwhile waits for the same. */
  const begin = (key: string): Render => {
    const began = log.version()
    const rendered = renderAnswer(key)
    const render = { began, rendered }
    inFlight.set(key, render)
    onRender?.()
    const end = () => {
      if (inFlight.get(key) === render) inFlight.delete(key)
    }
    rendered.then((answer) => {
      end()
      if ('entry' in answer) putUnlessChanged(answer.entry, began)
      else if (!isFailure(answer)) store.remove(key) // there is nothing any more: the old must not come back
    }, end)
    return render
  }

  /**
   * After a hard purge during the render it is not cached, after a soft one it is stale already.
   */
  const putUnlessChanged = (entry: CacheEntry, began: number) => {
    const change = log.since(began, entry.tags)
    if (change === 'hard' || clock() >= entry.until) return
    if (change === 'soft') entry.staleSince = clock()
    store.put(entry)
  }

  /** Whether a render is too old for a request that came at version `askedAt`. */
  const isTooOld = (answer: Rendered, render: Render, askedAt: number): boolean => {
    if (render.began >= askedAt) return false
    return 'entry' in answer
      ? log.since(render.began, answer.entry.tags) !== null
      : log.anythingSince(render.began)
  }

  const renderFresh = async (key: string): Promise<Rendered> => {
    const askedAt = log.version()
    for (let tries = 1; ; tries += 1) {
      const render = inFlight.get(key) ?? begin(key)
      const answer = await render.rendered
      if (tries === MAX_RENDERS || !isTooOld(answer, render, askedAt)) return answer
      if (inFlight.get(key) === render) inFlight.delete(key)
    }
  }

  /**
   * Renders anew, unless that was done within the last second or is being done.
   */
  const refresh = (entry: CacheEntry) => {
    if (clock() - entry.madeAt < MIN_RENDER_INTERVAL_MS || inFlight.has(entry.key)) return
    begin(entry.key).rendered.catch(() => {}) // told by whoever waits for it; the old entry stays meanwhile
  }

  const peek: PageCache['peek'] = (key) => {
    const entry = store.get(key)
    if (!entry) return null
    const now = clock()
    if (now >= entry.until) {
      store.remove(key)
      return null
    }
    if (entry.staleSince === null) return { outcome: 'hit', entry }
    if (now - entry.staleSince >= MAX_STALE_MS) return null
    refresh(entry)
    return { outcome: 'stale', entry }
  }

  return {
    peek,
    getOrRender: async (key) => {
      const ready = peek(key)
      if (ready) return ready
      const old = store.get(key)
      const rendered = await renderFresh(key).catch((error: unknown) => {
        if (old) return null
        throw error
      })
      // A server that cannot answer now: the old entry is served for as long as its own time allows.
      if (old && (!rendered || isFailure(rendered)) && clock() < old.until && store.get(key) === old)
        return { outcome: 'stale', entry: old }
      if (!rendered) throw new Error('The page could not be made, and is no longer kept.')
      return { outcome: 'miss', ...rendered }
    },
    purge: (purge) => {
      log.note(purge.kind, purge.tags)
      const touched = store.tagged(purge.tags)
      for (const entry of touched) {
        if (purge.kind === 'hard') store.remove(entry.key)
        else entry.staleSince ??= clock()
      }
      onPurge?.(
        purge,
        touched.map(({ key }) => key),
      )
    },
    size: () => store.size(),
  }
}

function isFailure(rendered: Rendered): boolean {
  return 'uncacheable' in rendered && rendered.uncacheable.status >= 500
}
