/** @jsxImportSource hono/jsx */
// A part of the page that is not shown until a script clones it: one element, by a name (`../view/own.ts`).

import type { Child } from 'hono/jsx'
import type { TemplateName } from '../view/own.ts'

export function Template({ of, children }: { of: TemplateName; children?: Child }) {
  return <template data-own={of}>{children}</template>
}
