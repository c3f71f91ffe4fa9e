// The HTML of comments, kept by their source: a thread is read far more often than it is written.

import { mapInTurns } from '#src/eventLoop/yielding.ts'
import { renderComment } from '#src/moderation/render.ts'

const MAX_RENDERED = 2_000
const rendered = new Map<string, string>()

/** The HTML of a comment's source, rendered once while it is asked for. */
export function htmlOf(source: string): string {
  const known = rendered.get(source)
  if (known !== undefined) return known
  if (rendered.size >= MAX_RENDERED) rendered.delete(rendered.keys().next().value!)
  const html = renderComment(source)
  rendered.set(source, html)
  return html
}

/** Renders what is not yet kept, with turns for other requests in between; `htmlOf` then finds it. */
export async function renderAhead(sources: readonly string[]): Promise<void> {
  await mapInTurns(
    sources.filter((source) => !rendered.has(source)),
    htmlOf,
  )
}
