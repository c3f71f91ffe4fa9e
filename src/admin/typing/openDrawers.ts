// Drawers over the form in which something is typed that their own Save has not taken over: neither saves nor the journal know it.

/** Whether somebody typed or chose something in a drawer that is still open. */
export type OpenDrawers = { holdWords: () => boolean; stop: () => void }

/** Follows all drawers of the page, from now until `stop`. */
export function followDrawers(): OpenDrawers {
  const typedIn = new Set<Element>()
  const drawerOf = ({ target }: Event) => (target instanceof Element ? target.closest('.drawer') : null)
  const typed = (event: Event) => {
    const drawer = drawerOf(event)
    if (drawer) typedIn.add(drawer)
  }
  const taken = (event: Event) => {
    const drawer = drawerOf(event)
    if (drawer) typedIn.delete(drawer)
  }
  document.addEventListener('input', typed, true)
  document.addEventListener('submit', taken, true)
  return {
    holdWords: () => [...typedIn].some((drawer) => drawer.isConnected),
    stop: () => {
      document.removeEventListener('input', typed, true)
      document.removeEventListener('submit', taken, true)
    },
  }
}
