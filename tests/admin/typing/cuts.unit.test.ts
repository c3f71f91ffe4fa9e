// A thousand times the work is cut off: nothing that was typed more than a second before is lost.

import { expect, test } from 'vitest'
import { fieldsApart, isOffered, type JournalEntry } from '#src/admin/typing/entry.ts'
import { createJournal, type JournalStore } from '#src/admin/typing/journal.ts'
import type { Outcome } from '#src/admin/typing/outcome.ts'
import { createSaver } from '#src/admin/typing/saver.ts'
import { fakeClock, settled } from './fakeClock.ts'

const CUTS = 1_000

/**
 * How the work ends. After the last three the form is still there; it is closed later, with the cause still
 * in force.
 */
const KINDS = ['reload', 'back', 'close', 'offline', 'session', 'restart', '409', '503'] as const

/** Numbers that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test('nothing older than a second is lost by any cut', async () => {
  const random = numbers(20_270_301)
  const clock = fakeClock()
  const entries = new Map<string, JournalEntry>()
  const server = { text: '', revision: 1, answer: null as Outcome | null, isReached: true }

  /** A store that takes a moment, and whose page may go before it is done. */
  const storeOf = (page: { isOpen: boolean }): JournalStore => ({
    write: (entry) =>
      new Promise((resolve) => {
        clock.after(random() * 60, () => {
          if (page.isOpen) entries.set(entry.tab, entry)
          resolve()
        })
      }),
    remove: ({ tab }) =>
      new Promise((resolve) => {
        clock.after(random() * 60, () => {
          if (page.isOpen) entries.delete(tab)
          resolve()
        })
      }),
    read: () => Promise.resolve([...entries.values()]),
    readAll: () => Promise.resolve([...entries.values()]),
  })

  function open() {
    const page = { isOpen: true }
    let text = server.text
    let { revision } = server
    const keys: { at: number; length: number }[] = []
    const journal = createJournal({
      clock,
      store: storeOf(page),
      entry: () => ({
        person: 'p',
        article: 'a',
        tab: 't',
        revision,
        fields: { body: text },
        typedAt: clock.now(),
      }),
    })
    const saver = createSaver({
      clock,
      savedAt: null,
      save: () => {
        const sent = { text, revision }
        return new Promise((resolve) => {
          clock.after(50 + random() * 400, () => {
            if (!page.isOpen && random() < 0.5) return // the request went with the page
            if (!server.isReached) return resolve({ kind: 'unreachable', isOffline: true })
            if (server.answer) return resolve(server.answer)
            if (sent.revision !== server.revision) return resolve({ kind: 'conflict' })
            server.text = sent.text
            server.revision += 1
            if (!page.isOpen) return
            revision = server.revision
            if (sent.text === text) void journal.clear()
            resolve({ kind: 'saved', revision, at: '' })
          })
        })
      },
    })
    return {
      type: async () => {
        text += String.fromCharCode(97 + Math.floor(random() * 26))
        keys.push({ at: clock.now(), length: text.length })
        // The editor reports a key when the browser is idle, after at most half a second.
        clock.after(random() * 500, () => {
          if (!page.isOpen) return
          saver.typed()
          journal.typed()
        })
        await clock.pass(30 + random() * 300)
      },
      cut: () => {
        page.isOpen = false
        saver.stop()
        return { text, keys }
      },
    }
  }

  const lost: string[] = []
  for (let cut = 0; cut < CUTS; cut += 1) {
    const kind = KINDS[Math.floor(random() * KINDS.length)]!
    const page = open()
    for (let key = Math.floor(random() * 40); key >= 0; key -= 1) await page.type()
    if (kind === 'offline' || kind === 'restart') server.isReached = false
    if (kind === 'session') server.answer = { kind: 'signedOut' }
    if (kind === '503') server.answer = { kind: 'unreachable', isOffline: false }
    if (kind === '409') server.revision += 1
    if (kind === 'offline' || kind === 'session' || kind === '503' || kind === '409' || kind === 'restart')
      for (let key = Math.floor(random() * 40); key >= 0; key -= 1) await page.type()
    await clock.pass(random() * 2_500)
    const end = clock.now()
    const { text, keys } = page.cut()
    await clock.pass(2_000) // what is on its way arrives, or does not
    Object.assign(server, { isReached: true, answer: null })

    const due = keys.findLast(({ at }) => at <= end - 1_000)?.length ?? 0
    const offered = [...entries.values()].filter(
      (entry) =>
        isOffered(entry, { tab: 't', isOpen: false, now: clock.now() }) &&
        fieldsApart(entry.fields, { body: server.text }).length > 0,
    )
    const kept = [server.text, ...offered.map(({ fields }) => String(fields.body))]
    if (!kept.some((one) => text.startsWith(one) && one.length >= due) && !kept.includes(text))
      lost.push(
        `${cut} ${kind}: of ${text.length} letters ${due} were due, and there are ${kept.join(' | ')}`,
      )
    // The person brings it back; or, where there is nothing to bring back, goes on.
    server.text = offered[0] ? String(offered[0].fields.body) : server.text
    server.revision += 1
    entries.clear()
    await settled()
  }
  expect(lost).toEqual([])
})
