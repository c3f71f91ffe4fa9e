// The ids of blocks. The editor keeps the form of each block by its id: two of one id would show one form for
// both, and a name that every object has would reach all objects of the process.

import { recordOf } from './records.ts'
import type { RichTextNode } from './types.ts'

/** As Payload gives them: 24 hexadecimal digits. */
const ID = /^[0-9a-f]{24}$/

/** Gives each block an id of its own, in place: a new one for none, an odd one, or that of another block. */
export function giveIds(nodes: readonly RichTextNode[], newId: () => string): void {
  const given = new Set<unknown>()
  for (const node of nodes) {
    if (node.type !== 'block' && node.type !== 'inlineBlock') continue
    const fields = recordOf(node['fields'])
    if (typeof fields['id'] !== 'string' || !ID.test(fields['id']) || given.has(fields['id']))
      fields['id'] = newId()
    given.add(fields['id'])
  }
}
