// The HTML of comments, kept by their source: a thread is read far more often than it is written.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { renderComment } from '#src/moderation/render.ts'

const MOST_RENDERED = 2_000
const rendered = new Map<string, string>()

/** Milliseconds of rendering after which others have their turn: a page of new comments can take a second in all. */
const LONGEST_TURN = 10

/** The HTML of a comment's source, rendered once while it is asked for. */
export function htmlOf(source: string): string {
  const known = rendered.get(source)
  if (known !== undefined) return known
  if (rendered.size >= MOST_RENDERED) rendered.delete(rendered.keys().next().value!)
  const html = renderComment(source)
  rendered.set(source, html)
  return html
}

/** Renders what is not yet kept, with turns for other requests in between; `htmlOf` then finds it. */
export async function renderAhead(sources: readonly string[]): Promise<void> {
  let begun = performance.now()
  for (const source of sources) {
    if (rendered.has(source)) continue
    if (performance.now() - begun > LONGEST_TURN) {
      await nextTurn()
      begun = performance.now()
    }
    htmlOf(source)
  }
}
