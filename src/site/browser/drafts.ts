// Keeps what is typed into a comment box for a day, by article and by the comment it answers, until it is posted.

const PREFIX = 'assay-draft:'
const DAY = 86_400_000

type Kept = { body: string; at: number }

/** Fills the box with what was kept, and keeps what is typed. `comments` is absent on pages without comments. */
export function keepDrafts(comments: HTMLElement | null): void {
  const notice = new URLSearchParams(location.search).get('notice')
  forgetOld(notice === 'logged-out')
  const slug = comments?.dataset['comments']
  const form = comments?.querySelector<HTMLFormElement>('[data-comment-form]')
  const box = form?.querySelector<HTMLTextAreaElement>('[data-box]')
  if (!slug || !form || !box) return
  if (notice === 'comment-posted' || notice === 'comment-pending') forgetSent()

  const key = () => `${PREFIX}${slug}#${form.querySelector<HTMLInputElement>('[data-parent]')?.value ?? ''}`
  const fill = () => {
    if (box.value === '') box.value = read(key())?.body ?? ''
  }
  fill()
  box.addEventListener('input', () => write(key(), box.value))
  form.addEventListener('submit', () => {
    write(key(), box.value)
    if (form.dataset['state'] === 'reader') remember(key())
  })
  form.addEventListener('assay:answering', fill)
  for (const link of comments?.querySelectorAll('[data-login]') ?? [])
    link.addEventListener('click', () => write(key(), box.value))
}

function read(key: string): Kept | null {
  return guarded(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null)
}

function write(key: string, body: string): void {
  guarded(() =>
    body.trim() === ''
      ? localStorage.removeItem(key)
      : localStorage.setItem(key, JSON.stringify({ body, at: Date.now() })),
  )
}

/** Which draft was sent; it is forgotten once the page says that the comment was taken. */
function remember(key: string): void {
  guarded(() => sessionStorage.setItem('assay-sent', key))
}

function forgetSent(): void {
  guarded(() => {
    const key = sessionStorage.getItem('assay-sent')
    if (key?.startsWith(PREFIX)) localStorage.removeItem(key)
    sessionStorage.removeItem('assay-sent')
  })
}

/** Drafts older than a day go; at log out all of them, because the next person at this machine is somebody else. */
function forgetOld(all: boolean): void {
  guarded(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && (all || Date.now() - (read(key)?.at ?? 0) > DAY))
        localStorage.removeItem(key)
    }
  })
}

/** A browser may refuse storage altogether; then the form works as it does without scripts. */
function guarded<Result>(action: () => Result): Result | null {
  try {
    return action()
  } catch {
    return null
  }
}
