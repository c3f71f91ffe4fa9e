/** @jsxImportSource hono/jsx */
// Text of several lines as its form shows it: what stands on two lines there is not read as one here.

import { raw } from 'hono/html'
import { brokenLines } from '#src/richtext/escape.ts'

export function Lines({ text }: { text: string }) {
  return <>{raw(brokenLines(text).text)}</>
}
