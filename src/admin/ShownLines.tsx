// Text of several lines as readers get it: each line in its own direction, a tab as a wide space.

import { Fragment } from 'react'
import { linesOf, withWideTabs } from '#src/richtext/escape.ts'

/** For an element that keeps the new lines of its words. */
export function ShownLines({ text }: { text: string }) {
  return linesOf(text).map((line, at) => (
    <Fragment key={at}>
      {at > 0 ? '\n' : null}
      <bdi>{withWideTabs(line)}</bdi>
    </Fragment>
  ))
}
