// "More comments" and "more replies" without leaving the page: takes them out of the page that the link
// points to.

import { commentIdOf, commentOf, firstCommentOf, threadOf } from './comments.ts'

export function loadMore(comments: HTMLElement): void {
  comments.addEventListener('click', async (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-more]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (link.getAttribute('aria-busy') === 'true') return
    link.setAttribute('aria-busy', 'true')
    const page = await load(link.href)
    if (!page) {
      location.href = link.href
      return
    }
    const isThreads = link.dataset['more'] === 'threads'
    const added = isThreads ? addThreads(comments, page) : addReplies(link, page)
    replaceLink(link, isThreads ? page : sameThread(link, page))
    comments.dispatchEvent(new Event('assay:more'))
    const first = added[0]?.querySelector<HTMLElement>('article')
    first?.focus({ preventScroll: true })
  })
}

async function load(href: string): Promise<Document | null> {
  try {
    const answer = await fetch(href, { headers: { Accept: 'text/html' } })
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  } catch {
    return null
  }
}

function addThreads(comments: HTMLElement, page: Document): Element[] {
  const list = comments.querySelector('[data-threads]')
  const fresh = [...page.querySelectorAll('[data-threads] > .thread')].filter(isNew)
  list?.append(...fresh)
  return fresh
}

function addReplies(link: HTMLAnchorElement, page: Document): Element[] {
  const list = link.closest('.replies')?.querySelector('ol')
  const fresh = [...(sameThread(link, page)?.querySelectorAll('.replies > ol > li') ?? [])].filter(isNew)
  list?.append(...fresh)
  return fresh
}

/** The same thread in the page that was loaded. */
function sameThread(link: HTMLAnchorElement, page: Document): Element | null {
  const root = firstCommentOf(link.closest('.thread')!)
  return root && threadOf(commentOf(page, commentIdOf(root)))
}

/** Whether what was loaded is not on this page yet. */
function isNew(item: Element): boolean {
  const comment = firstCommentOf(item)
  return comment !== null && !commentOf(document, commentIdOf(comment))
}

/** The next page's link takes the place of this one; without a next page it goes. */
function replaceLink(link: HTMLAnchorElement, from: ParentNode | null): void {
  const next = from?.querySelector(`a[data-more="${link.dataset['more']}"]`)
  if (next) link.replaceWith(next)
  else (link.closest('p') ?? link).remove()
}
