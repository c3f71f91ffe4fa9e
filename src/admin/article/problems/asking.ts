// Between the list of problems and the editor of the text, which know nothing of each other.

const ASK = 'desk:show-place'

/** Asks the editor of the text to show a place, by its path: `root.children[2].fields.url`. */
export function askToShow(path: string): void {
  window.dispatchEvent(new CustomEvent<string>(ASK, { detail: path }))
}

/** Calls `show` with each place that is asked for; returns what ends it. */
export function onAskedToShow(show: (path: string) => void): () => void {
  const listener = (event: Event) => show((event as CustomEvent<string>).detail)
  window.addEventListener(ASK, listener)
  return () => window.removeEventListener(ASK, listener)
}
