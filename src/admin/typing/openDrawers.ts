// Drawers over the form in which something is typed that their own Save has not taken over: neither saves nor
// the journal know it.

/** Whether somebody typed in a drawer that is still open. */
export type OpenDrawers = { holdWords: () => boolean; stop: () => void }

const QUESTION = 'Close this form? What you typed in it is not taken over yet.'

/**
 * Follows all drawers of the page, from now until `stop`, and asks before one with words is closed without
 * its Save.
 */
export function followDrawers(): OpenDrawers {
  const typedIn = new Set<Element>()
  const typed = (event: Event) => {
    const drawer = drawerOf(event.target)
    if (drawer && !isSearch(event.target)) typedIn.add(drawer)
  }
  const taken = ({ target }: Event) => {
    const drawer = drawerOf(target)
    if (drawer) typedIn.delete(drawer)
  }
  const ask = (event: Event, drawer: Element | null) => {
    if (!drawer || !typedIn.has(drawer)) return
    if (window.confirm(QUESTION)) typedIn.delete(drawer)
    else {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }
  const clicked = (event: Event) => {
    const isClosing =
      event.target instanceof Element && event.target.closest('.drawer__close, .drawer__header__close')
    if (isClosing) ask(event, drawerOf(event.target))
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') ask(event, [...document.querySelectorAll('.drawer')].at(-1) ?? null)
  }
  document.addEventListener('input', typed, true)
  document.addEventListener('submit', taken, true)
  window.addEventListener('click', clicked, true)
  window.addEventListener('keydown', pressed, true)
  return {
    holdWords: () => [...typedIn].some((drawer) => drawer.isConnected),
    stop: () => {
      document.removeEventListener('input', typed, true)
      document.removeEventListener('submit', taken, true)
      window.removeEventListener('click', clicked, true)
      window.removeEventListener('keydown', pressed, true)
    },
  }
}

function drawerOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.drawer') : null
}

/** What is typed into a choice only searches it. */
function isSearch(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.react-select, .search-filter') !== null
}
