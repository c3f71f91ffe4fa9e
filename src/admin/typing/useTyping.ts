// Follows what a person types in an article's form: writes it down on this computer, saves it, and keeps the
// form as it is typed.

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
import { newestTexts, onText } from './ahead.ts'
import { browserClock } from './clock.ts'
import { typedIn, type Typed } from './entry.ts'
import { type FormValues, formValues, isSame } from './formValues.ts'
import { createJournal, type Journal, type JournalStore } from './journal.ts'
import { browserStore } from './journalStore.ts'
import type { Problem } from './outcome.ts'
import { createSaver, type Saver } from './saver.ts'
import { saveDraft } from './saveRequest.ts'
import { announce } from './savers.ts'
import type { SavedRevision } from './useSavedRevision.ts'

export type TypingHere = {
  saver: Saver
  journal: Journal
  store: JournalStore
  tab: string
  person: string
  /** All that is typed now, as it is sent. */
  data: () => Typed
  /**
   * Looks whether something is typed of which the form does not know yet: before a page is left, or a save is
   * asked for.
   */
  look: () => void
}

/**
 * How often it is looked whether a text has changed while it is typed, in milliseconds: to compare a long one
 * takes a moment.
 */
const LOOK_MS = 250

type Facts = { api: string; articleId: string; revision: SavedRevision }

/** The saver and the journal of the form around. One for each opened article. */
export function useTyping({ api, articleId, revision }: Facts): TypingHere {
  const { getData, setModified, dispatchFields, formRef } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const { user } = useAuth<{ id: string; email: string }>()
  const { setData, setLastUpdateTime, lastUpdateTime, data: opened } = useDocumentInfo()
  const { reportUpdate } = useDocumentEvents()

  const values = useMemo(() => formValues(fields), [fields])
  const latest = {
    values,
    modified,
    formRef,
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

  const seen = useRef<FormValues>(values)

  const typing = useMemo((): TypingHere => {
    const tab = tabName()
    const store = browserStore(browserClock.now)
    const texts = () => (now.current.formRef ? newestTexts(now.current.formRef) : {})
    const data = () => ({ ...now.current.getData(), ...texts() }) as Typed
    const typedValues = (): FormValues => new Map([...now.current.values, ...Object.entries(texts())])
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
        const sent = typedValues()
        seen.current = sent
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
        if (isSame(sent, typedValues())) {
          now.current.setModified(false)
          void journal.clear()
        }
        return outcome
      },
    })
    const look = () => {
      const held = typedValues()
      if (isSame(seen.current, held)) return
      seen.current = held
      const isMadeByServer = !now.current.modified && isSame(held, now.current.values)
      if (isMadeByServer) return
      saver.typed()
      journal.typed()
    }
    return { saver, journal, store, tab, person: person.current.id, data, look }

    function markFields(problems: readonly Problem[]): void {
      const errors = problems.flatMap(({ path, message }) => (path ? [{ path, message }] : []))
      if (errors.length > 0) now.current.dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
    }
  }, [api, articleId])

  useEffect(
    () =>
      announce(articleId, {
        saver: typing.saver,
        look: typing.look,
        keeps: typing.journal.keeps,
        person: person.current,
      }),
    [articleId, typing],
  )

  useEffect(() => typing.look(), [values, modified, typing])

  useEffect(() => {
    if (!formRef) return
    let cancel: (() => void) | null = null
    const lookNow = () => {
      cancel = null
      typing.look()
    }
    const end = onText(formRef, () => {
      if (typing.saver.state().unsavedSince === null) typing.look()
      else cancel ??= browserClock.after(LOOK_MS, lookNow)
    })
    return () => {
      cancel?.()
      end()
    }
  }, [formRef, typing])

  return typing
}
