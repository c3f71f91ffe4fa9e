// On arrival: the focus goes where the address points, and what was only for this once leaves the address.

export function arrive(page: Document): void {
  const { hash, search } = location
  if (hash === '#respond' && !page.querySelector('[autofocus]')) {
    page.querySelector<HTMLTextAreaElement>('[data-comment-form] textarea')?.focus({ preventScroll: true })
  } else if (hash.startsWith('#comment-') && !page.querySelector('[autofocus]')) {
    page.getElementById(hash.slice(1))?.focus({ preventScroll: true })
  }
  const query = new URLSearchParams(search)
  if (!query.has('notice')) return
  query.delete('notice')
  history.replaceState(history.state, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}${hash}`)
}
