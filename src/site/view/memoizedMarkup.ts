// Markup that is made once and shown many times.

import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { memoize } from '#src/caching/memoize.ts'

/** What JSX makes on the server, where nothing of it waits. */
type Drawn = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * Markup in one piece. JSX joins it of thousands, and every page that it stands on would walk through them
 * again.
 */
export function flattenMarkup(markup: Drawn): string {
  return Buffer.from(String(markup)).toString()
}

/** A drawing of a thing that never changes, made once for as long as the thing is there. */
export function memoizedMarkup<Thing extends object>(
  draw: (thing: Thing) => Drawn,
): (thing: Thing) => HtmlEscapedString {
  const drawn = memoize((thing: Thing) => flattenMarkup(draw(thing)))
  return (thing) => raw(drawn(thing))
}
