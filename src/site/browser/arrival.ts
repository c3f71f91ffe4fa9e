// On arrival: what was only for this once leaves the address, so that a copied or reloaded one does not say it again.

export function arrive(): void {
  const { hash, search } = location
  const query = new URLSearchParams(search)
  if (!query.has('notice')) return
  query.delete('notice')
  history.replaceState(history.state, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}${hash}`)
}
