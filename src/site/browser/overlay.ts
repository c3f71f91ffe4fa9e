// What is one reader's own on a page that came the same for everybody. Asked for only where somebody logged
// in; where there is no answer the page stays as it is, and works as it did.

import type { ViewerData } from './overlayAnswer.ts'
import { showOwnComments } from './ownComments.ts'
import { showPerson } from './person.ts'

/** `comments` is absent on pages without comments. A reader's own view of a page has all of this already. */
export async function showViewerData(page: Document, comments: HTMLElement | null): Promise<void> {
  askAgainOnReturn(isLoggedIn(page))
  if (!isLoggedIn(page) || page.documentElement.dataset['view'] === 'reader') return
  const { reader, article } = (await fetchViewerData(comments?.dataset['comments'])) ?? {}
  if (!reader) return
  showPerson(page, reader)
  if (!comments || !article) return
  const show = () => showOwnComments(comments, { reader, own: article.comments })
  show()
  comments.addEventListener('assay:more', show)
}

/** A hint beside the session, which no script can read. */
function isLoggedIn({ cookie }: Document): boolean {
  return /(?:^|; )assay-in=1/.test(cookie)
}

async function fetchViewerData(slug: string | undefined): Promise<ViewerData | null> {
  try {
    const answer = await fetch(`/api/v1/me/overlay${slug ? `?article=${slug}` : ''}`)
    return answer.ok ? ((await answer.json()) as ViewerData) : null
  } catch {
    return null
  }
}

/** A page that comes back from the browser's history may be from before somebody logged in or out. */
function askAgainOnReturn(before: boolean): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && isLoggedIn(document) !== before) location.reload()
  })
}
