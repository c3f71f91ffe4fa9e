// Keeps what is typed into a comment box for a day, by article, by the comment it answers and by the tab,
// until it is posted.

import { guarded } from './guarded.ts'
import { isOpenElsewhere, tabName } from './tab.ts'

const PREFIX = 'assay-draft:'
const SENT = 'assay-sent'
const POSTED = 'assay-posted'
const DAY = 86_400_000

type StoredDraft = { body: string; at: number }
type Sent = { key: string; body: string }

/**
 * Fills the box with what was kept, and keeps what is typed. `comments` is absent on pages without comments.
 */
export function keepDrafts(comments: HTMLElement | null): void {
  const notice = new URLSearchParams(location.search).get('notice')
  forgetOld(notice === 'logged-out')
  const slug = comments?.dataset['comments']
  const form = comments?.querySelector<HTMLFormElement>('[data-comment-form]')
  const box = form?.querySelector<HTMLTextAreaElement>('[data-box]')
  if (!slug || !form || !box) return
  if (notice === 'comment-posted' || notice === 'comment-pending') forgetSent()

  const place = () =>
    `${PREFIX}${slug}#${form.querySelector<HTMLInputElement>('[data-parent]')?.value ?? ''}@`
  const key = () => place() + tabName()
  const fill = async () => {
    if (box.value !== '') return
    const kept = readJson<StoredDraft>('localStorage', key())?.body ?? (await takeOver(place()))
    if (kept && box.value === '') box.value = kept
  }
  void fill()
  box.addEventListener('input', () => write(key(), box.value))
  form.addEventListener('submit', () => {
    write(key(), box.value)
    if (form.dataset['state'] === 'reader') remember({ key: key(), body: box.value })
  })
  form.addEventListener('assay:answering', () => void fill())
  for (const link of comments?.querySelectorAll('[data-login]') ?? [])
    link.addEventListener('click', () => write(key(), box.value))
  // A browser that goes back puts into the box what was in it, posted or not.
  addEventListener('pageshow', () => {
    const posted = readJson<Sent>('sessionStorage', POSTED)
    if (posted?.key === key() && posted.body === box.value) box.value = ''
  })
}

/** The newest text of a tab that has been closed, which is this tab's from now on. */
async function takeOver(place: string): Promise<string | null> {
  const keys = guarded(() => Object.keys(localStorage).filter((key) => key.startsWith(place))) ?? []
  const kept = keys.flatMap((key) => {
    const draft = readJson<StoredDraft>('localStorage', key)
    return draft ? [{ key, ...draft }] : []
  })
  for (const { key, body } of kept.toSorted((one, other) => other.at - one.at)) {
    if (await isOpenElsewhere(key.slice(place.length))) continue
    guarded(() => localStorage.removeItem(key))
    write(place + tabName(), body)
    return body
  }
  return null
}

function readJson<Value>(storage: 'localStorage' | 'sessionStorage', key: string): Value | null {
  return guarded(() => JSON.parse(window[storage].getItem(key) ?? 'null') as Value | null)
}

function write(key: string, body: string): void {
  guarded(() =>
    body.trim() === ''
      ? localStorage.removeItem(key)
      : localStorage.setItem(key, JSON.stringify({ body, at: Date.now() })),
  )
}

/** Which draft was sent; it is forgotten once the page says that the comment was taken. */
function remember(sent: Sent): void {
  guarded(() => sessionStorage.setItem(SENT, JSON.stringify(sent)))
}

function forgetSent(): void {
  const sent = readJson<Sent>('sessionStorage', SENT)
  guarded(() => {
    if (sent?.key.startsWith(PREFIX)) localStorage.removeItem(sent.key)
    if (sent) sessionStorage.setItem(POSTED, JSON.stringify(sent))
    sessionStorage.removeItem(SENT)
  })
}

/**
 * Drafts older than a day go; at log out all of them, because the next person at this machine is somebody
 * else.
 */
function forgetOld(all: boolean): void {
  guarded(() => {
    for (const key of Object.keys(localStorage)) {
      const { at = 0 } = (key.startsWith(PREFIX) && readJson<StoredDraft>('localStorage', key)) || {}
      if (key.startsWith(PREFIX) && (all || Date.now() - at > DAY)) localStorage.removeItem(key)
    }
  })
}
