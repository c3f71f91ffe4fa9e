// Follows what a person types in an article's form: writes it down on this computer, saves it, and keeps the form as it is typed.

'use client'

import {
  useAllFormFields,
  useAuth,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
} from '@payloadcms/ui'
import { useEffect, useMemo, useRef } from 'react'
import { tabName } from '#src/site/browser/tab.ts'
import type { SavedRevision } from '../article/useSavedRevision.ts'
import { browserClock } from './clock.ts'
import { typedIn, type Typed } from './entry.ts'
import { type FormValues, formValues, isSame } from './formValues.ts'
import { createJournal, type Journal, type JournalStore } from './journal.ts'
import { browserStore } from './journalStore.ts'
import type { Problem } from './outcome.ts'
import { createSaver, type Saver } from './saver.ts'
import { saveDraft } from './saveRequest.ts'
import { announce } from './savers.ts'

export type TypingHere = {
  saver: Saver
  journal: Journal
  store: JournalStore
  tab: string
  person: string
  /** All that the form holds now, as it is sent. */
  data: () => Typed
}

type Facts = { api: string; articleId: string; revision: SavedRevision }

/** The saver and the journal of the form around. One for each opened article. */
export function useTyping({ api, articleId, revision }: Facts): TypingHere {
  const { getData, setModified, dispatchFields } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const { user } = useAuth<{ id: string; email: string }>()
  const { setData, setLastUpdateTime, lastUpdateTime, data: opened } = useDocumentInfo()
  const { reportUpdate } = useDocumentEvents()

  const values = useMemo(() => formValues(fields), [fields])
  const latest = {
    values,
    revision,
    getData,
    setModified,
    dispatchFields,
    setData,
    setLastUpdateTime,
    reportUpdate,
  }
  const now = useRef(latest)
  now.current = latest
  const savedAt = useRef(
    lastUpdateTime
      ? new Date(lastUpdateTime).toISOString()
      : ((opened as { updatedAt?: string })?.updatedAt ?? null),
  )
  const person = useRef({ id: user?.id ?? '', email: user?.email ?? '' })
  if (user) person.current = { id: user.id, email: user.email }

  const typing = useMemo((): TypingHere => {
    const tab = tabName()
    const store = browserStore(browserClock.now)
    const data = () => now.current.getData() as Typed
    const journal = createJournal({
      clock: browserClock,
      store,
      entry: () => ({
        person: person.current.id,
        article: articleId,
        tab,
        revision: now.current.revision.newest(),
        fields: typedIn(data()),
        typedAt: browserClock.now(),
      }),
    })
    const saver = createSaver({
      clock: browserClock,
      savedAt: savedAt.current,
      save: async (own) => {
        const sent = now.current.values
        const { outcome, doc } = await saveDraft({
          api,
          articleId,
          autosave: !own,
          isLeaving: document.visibilityState === 'hidden',
          data: { ...data(), revision: now.current.revision.newest() },
        })
        if (outcome.kind === 'refused') markFields(outcome.problems)
        if (!doc) return outcome
        const { revision: kept, state, live, publishedAt } = doc
        now.current.revision.keep({ revision: kept, state, live, publishedAt: publishedAt ?? null })
        now.current.setData?.(doc)
        now.current.setLastUpdateTime(Date.parse(doc.updatedAt))
        now.current.reportUpdate({
          doc,
          entitySlug: 'articles',
          id: articleId,
          operation: 'update',
          updatedAt: doc.updatedAt,
        })
        if (isSame(sent, now.current.values)) {
          now.current.setModified(false)
          void journal.clear()
        }
        return outcome
      },
    })
    return { saver, journal, store, tab, person: person.current.id, data }

    function markFields(problems: readonly Problem[]): void {
      const errors = problems.flatMap(({ path, message }) => (path ? [{ path, message }] : []))
      if (errors.length > 0) now.current.dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
    }
  }, [api, articleId])

  useEffect(
    () => announce(articleId, { saver: typing.saver, keeps: typing.journal.keeps, person: person.current }),
    [articleId, typing],
  )

  const seen = useRef<FormValues>(values)
  useEffect(() => {
    if (isSame(seen.current, values)) return
    seen.current = values
    if (!modified) return
    typing.saver.typed()
    typing.journal.typed()
  }, [values, modified, typing])

  return typing
}
