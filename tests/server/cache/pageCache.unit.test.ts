// What may be shown of what is kept, by a fake clock.

import { beforeEach, describe, expect, it } from 'vitest'
import type { Tag } from '#src/caching/tags.ts'
import { createEntry } from '#src/server/cache/entry.ts'
import { createPageCache, type Answer, type Rendered, type PageCache } from '#src/server/cache/pageCache.ts'

const MB = 1024 * 1024
let now: number
let text: string
let made: number
let failing: boolean
let until: Date | null
let slow: (() => Promise<void>) | null
let cache: PageCache

/** A house of one page, `/zinc`, whose text can be changed. */
const make = async (key: string): Promise<Rendered> => {
  made += 1
  const madeAt = now
  const shown = text
  await slow?.()
  if (failing) return { uncacheable: { status: 503, headers: new Headers(), body: Buffer.from('busy') } }
  if (key === '/missing')
    return { uncacheable: { status: 404, headers: new Headers(), body: Buffer.from('none') } }
  const tags: Tag[] = ['everything', 'articles', `article:${key.slice(1)}`]
  return {
    entry: createEntry({
      key,
      tags,
      until,
      madeAt,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from(shown),
    }),
  }
}

beforeEach(() => {
  now = Date.parse('2026-11-06T10:00:00Z')
  text = 'first'
  made = 0
  failing = false
  until = null
  slow = null
  cache = createPageCache({ bytes: MB, renderAnswer: make, clock: () => now })
})

const words = (answer: Answer) =>
  'entry' in answer ? answer.entry.plain.bytes.toString() : `${answer.uncacheable.status}`
const see = async (key = '/zinc') => {
  const answer = await cache.getOrRender(key)
  return `${answer.outcome}: ${words(answer)}`
}
const settle = () =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

describe('an answer that is kept', () => {
  it('is made once, however many ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => see()))
    expect([new Set(all), made]).toEqual([new Set(['miss: first']), 1])
    expect([await see(), made]).toEqual(['hit: first', 1])
  })

  it('is not there any more at the instant at which it would read differently', async () => {
    until = new Date(now + 60_000)
    await see()
    now += 59_999
    expect(await see()).toBe('hit: first')
    now += 1
    text = 'released'
    until = null
    expect(await see()).toBe('miss: released')
  })

  it('is not kept when its instant came while it was made', async () => {
    until = new Date(now + 100)
    slow = async () => {
      now += 200
    }
    await see()
    slow = null
    until = null
    text = 'released'
    expect(await see()).toBe('miss: released')
  })

  it('stays no longer than an hour, whatever it says of itself', async () => {
    await see()
    now += 3_600_000
    expect(await see()).toBe('miss: first')
  })

  it('is never kept when it is no page: whoever asks next asks Assay', async () => {
    expect([await see('/missing'), await see('/missing'), made]).toEqual(['miss: 404', 'miss: 404', 2])
  })
})

describe('after a hard purge', () => {
  it('nobody sees the old again', async () => {
    await see()
    text = 'withdrawn'
    cache.purge({ kind: 'hard', tags: ['article:zinc'] })
    expect(cache.peek('/zinc')).toBeNull()
    expect(await see()).toBe('miss: withdrawn')
  })

  it('other pages stay', async () => {
    await see('/zinc')
    await see('/lead')
    cache.purge({ kind: 'hard', tags: ['article:zinc'] })
    expect(await see('/lead')).toBe('hit: first')
  })

  it('a making that began before it is not kept, and not shown to whoever asks after it', async () => {
    let go!: () => void
    slow = () =>
      new Promise((resolve) => {
        go = resolve
      })
    const before = see()
    await settle()
    const first = go
    slow = null
    text = 'withdrawn'
    cache.purge({ kind: 'hard', tags: ['article:zinc'] })
    const after = see()
    first()
    expect(await before).toBe('miss: first') // asked while it was true
    expect(await after).toBe('miss: withdrawn')
    expect(await see()).toBe('hit: withdrawn')
  })

  it('a page that was missing while it was made is asked for again by whoever comes after', async () => {
    let go!: () => void
    slow = () =>
      new Promise((resolve) => {
        go = resolve
      })
    const before = see('/missing')
    await settle()
    slow = null
    cache.purge({ kind: 'soft', tags: ['articles'] })
    const after = see('/missing')
    go()
    await before
    await after
    expect(made).toBe(2)
  })

  it('everything goes when too much may have been missed', async () => {
    await see('/zinc')
    await see('/lead')
    cache.purge({ kind: 'hard', tags: ['everything'] })
    expect(cache.size()).toEqual({ entries: 0, bytes: 0 })
  })
})

describe('after a soft purge', () => {
  beforeEach(async () => {
    await see()
    now += 5_000
    text = 'second'
    cache.purge({ kind: 'soft', tags: ['article:zinc'] })
  })

  it('the old is shown while the new is made', async () => {
    expect(await see()).toBe('stale: first')
    await settle()
    expect([await see(), made]).toEqual(['hit: second', 2])
  })

  it('whoever asks a second later waits for the new', async () => {
    now += 1_000
    expect(await see()).toBe('miss: second')
  })

  it('a busy talk is made anew once a second at most, and is never more than a second behind', async () => {
    const seen: string[] = []
    for (let tenth = 0; tenth < 50; tenth += 1) {
      text = `comment ${tenth}`
      cache.purge({ kind: 'soft', tags: ['article:zinc'] })
      seen.push(await see())
      await settle()
      now += 100
    }
    expect(made).toBeLessThanOrEqual(1 + 1 + 5)
    const behind = seen.map((line, tenth) => tenth - Number(/comment (\d+)/.exec(line)?.[1] ?? tenth))
    expect(Math.max(...behind)).toBeLessThanOrEqual(10)
  })

  it('a change that comes while the new is made makes that old in its turn', async () => {
    let go!: () => void
    slow = () =>
      new Promise((resolve) => {
        go = resolve
      })
    await see()
    slow = null
    text = 'third'
    cache.purge({ kind: 'soft', tags: ['article:zinc'] })
    go()
    await settle()
    expect(await see()).toBe('stale: second')
    now += 1_000
    expect(await see()).toBe('miss: third')
  })

  it('a house that cannot answer leaves the old in place, for as long as its own time allows', async () => {
    failing = true
    now += 10_000
    expect(await see()).toBe('stale: first')
    failing = false
    expect(await see()).toBe('miss: second')
  })
})

describe('while Assay cannot answer', () => {
  it('what is kept goes on being shown until its own time', async () => {
    until = new Date(now + 60_000)
    await see()
    failing = true
    now += 59_000
    expect(await see()).toBe('hit: first')
    now += 1_000
    expect(await see()).toBe('miss: 503')
  })

  it('what was purged for good is not', async () => {
    await see()
    failing = true
    cache.purge({ kind: 'hard', tags: ['article:zinc'] })
    expect(await see()).toBe('miss: 503')
  })
})

describe('the store', () => {
  it('is bounded in bytes: what was asked for least goes first', async () => {
    cache = createPageCache({ bytes: 100_000, renderAnswer: make, clock: () => now })
    text = 'x'.repeat(10_000)
    for (let page = 0; page < 20; page += 1) {
      await see(`/page${page}`)
      await see('/page0')
    }
    const { bytes, entries } = cache.size()
    expect(bytes).toBeLessThanOrEqual(100_000)
    expect(entries).toBeGreaterThan(3)
    expect(cache.peek('/page0')).not.toBeNull()
    expect(cache.peek('/page1')).toBeNull()
  })

  it('keeps nothing that would push most of the rest off', async () => {
    cache = createPageCache({ bytes: 100_000, renderAnswer: make, clock: () => now })
    text = 'x'.repeat(60_000)
    await see()
    expect(cache.size().entries).toBe(0)
  })
})
