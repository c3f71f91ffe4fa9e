// Between the list of problems and the editor of the text, which know nothing of each other.

import type { BodyProblem } from '#src/richtext/body/validate.ts'

const ASK = 'desk:show-place'
const PROBLEMS = 'desk:text-problems'

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

/** The problems of the text as they were told last: an editor that is drawn later asks for them. */
let problems: readonly BodyProblem[] = []

/** Tells the editor of the text what is wrong with it, and where. */
export function tellProblems(found: readonly BodyProblem[]): void {
  problems = found
  window.dispatchEvent(new Event(PROBLEMS))
}

/** Calls `mark` with the problems now, and whenever they change; returns what ends it. */
export function onProblems(mark: (problems: readonly BodyProblem[]) => void): () => void {
  const listener = () => mark(problems)
  listener()
  window.addEventListener(PROBLEMS, listener)
  return () => window.removeEventListener(PROBLEMS, listener)
}
