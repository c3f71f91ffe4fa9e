// What this computer kept of a text that the server does not have: looked for when the article is opened.

'use client'

import { useEffect, useState } from 'react'
import type { Article } from '#payload-types'
import { isOpenElsewhere } from '#src/site/browser/tab.ts'
import { getJson } from '../http.ts'
import { isOffered, type JournalEntry, type Typed, unsavedFields } from './entry.ts'
import { saveDraft } from './saveRequest.ts'
import type { TypingHere } from './useTyping.ts'

/**
 * So long after the article is opened, in milliseconds: what was sent while the page before was left has
 * arrived by then.
 */
const LOOK_AFTER_MS = 1_000

/** And again, for what another tab was at that has been closed. */
const LOOK_AGAIN_MS = 20_000

export type Recovery = {
  entry: JournalEntry
  /** The fields in which it differs from what the server has. */
  fields: string[]
  /** Whether somebody has saved the article since. */
  isOlder: boolean
}

export type Recovering = {
  found: Recovery | null
  /** Saves it as the newest draft and shows it. Gives the sentence that says why not, or null. */
  bringBack: () => Promise<string | null>
  drop: () => Promise<void>
}

type Facts = { api: string; articleId: string; typing: TypingHere; revision: () => number }

/** Offers what this computer kept. */
export function useRecovery({ api, articleId, typing, revision }: Facts): Recovering {
  const [found, setFound] = useState<Recovery | null>(null)
  const { store, saver, tab, person } = typing

  useEffect(() => {
    let isOpen = true
    const look = async () => {
      if (!isOpen || saver.state().unsavedSince !== null) return
      const entries = await store.read({ person, article: articleId }).catch(() => [])
      if (entries.length === 0) return
      const doc = await getJson<Article>(`${api}/articles/${articleId}?draft=true&depth=0`)
      if (!doc || !isOpen) return
      for (const entry of entries) {
        const fields = unsavedFields(entry, doc as unknown as Typed)
        if (fields.length === 0) await store.remove(entry)
        else if (isOffered(entry, { tab, isOpen: await isOpenElsewhere(entry.tab), now: Date.now() }))
          return setFound({ entry, fields, isOlder: entry.revision < (doc.textRevision ?? doc.revision) })
      }
    }
    const timers = [LOOK_AFTER_MS, LOOK_AGAIN_MS].map((ms) => setTimeout(() => void look(), ms))
    return () => {
      isOpen = false
      for (const timer of timers) clearTimeout(timer)
    }
  }, [api, articleId, store, saver, tab, person])

  return {
    found,
    bringBack: async () => {
      if (!found) return null
      const kept = Object.fromEntries(found.fields.map((field) => [field, found.entry.fields[field] ?? null]))
      const { outcome } = await saveDraft({
        api,
        articleId,
        autosave: false,
        data: { ...typing.data(), ...kept, revision: revision() },
      })
      if (outcome.kind === 'saved') {
        await store.remove(found.entry)
        saver.settle()
        window.location.reload()
        return null
      }
      return sentenceOf(outcome)
    },
    drop: async () => {
      if (found) await store.remove(found.entry)
      setFound(null)
    },
  }
}

function sentenceOf(
  outcome: Exclude<Awaited<ReturnType<typeof saveDraft>>['outcome'], { kind: 'saved' }>,
): string {
  switch (outcome.kind) {
    case 'refused':
      return outcome.problems.map(({ message }) => message).join(' ')
    case 'conflict':
      return 'A newer text was saved elsewhere. Reload, then bring yours back.'
    case 'signedOut':
      return 'You are signed out. Sign in, then bring it back.'
    case 'unreachable':
      return 'The server does not answer. It is still kept here; try again.'
  }
}
