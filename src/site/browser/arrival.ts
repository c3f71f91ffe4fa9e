// On arrival: what was only for this once leaves the address, so that a copied or reloaded one does not say
// it again; and so does the mark of a reader's own view, which with scripts every page becomes. While a
// comment is being changed it stays: a page that is loaded again would have no form else.

import { AS } from '../view/view.ts'

export function arrive(page: Document): void {
  const { hash, pathname, search } = location
  const query = new URLSearchParams(search)
  const isChanging = query.has('edit')
  if (!isChanging)
    for (const link of page.querySelectorAll<HTMLAnchorElement>(
      `a[href^="/"][href*="${AS}="]:not([href*="edit="])`,
    ))
      unmark(link)
  for (const field of page.querySelectorAll(`input[name="${AS}"]`)) field.remove()
  query.delete('notice')
  if (!isChanging) query.delete(AS)
  const address = `${pathname}${query.size > 0 ? `?${query}` : ''}${hash}`
  if (address !== pathname + search + hash) history.replaceState(history.state, '', address)
}

/**
 * Links that are followed or copied from here lead to what everybody has. Those that fetch more of this very
 * page do not.
 */
function unmark(link: HTMLAnchorElement): void {
  if (link.dataset['more']) return
  const address = new URL(link.href)
  if (!address.searchParams.has(AS)) return
  address.searchParams.delete(AS)
  link.href = address.href
}
