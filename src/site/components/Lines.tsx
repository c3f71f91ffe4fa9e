/** @jsxImportSource hono/jsx */
// Text of several lines as its form shows it: what stands on two lines there is not read as one here.

import { linesOf } from '#src/richtext/escape.ts'

export function Lines({ text }: { text: string }) {
  return (
    <>
      {linesOf(text).map((line, index) => (
        <>
          {index > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </>
  )
}
