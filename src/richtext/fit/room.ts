// How much a text can still take.

import { MAX_BYTES, MAX_NODES } from '../limits.ts'
import { isNode } from '../records.ts'
import type { RichTextNode } from '../types.ts'
import { nodesInOrder } from '../walk.ts'

/** How many more nodes, and bytes of JSON in UTF-8, a text may have. */
export type Room = { nodes: number; bytes: number }

/** What is left beside a text, one paragraph of a save to spare. */
export function roomBeside(body: unknown): Room {
  return { nodes: MAX_NODES - 3 - nodesOf(body), bytes: MAX_BYTES - 1_000 - bytesOf(body) }
}

/** The first parts, as far as there is room for them whole. */
export function cutToRoom(parts: readonly RichTextNode[], room: Room): RichTextNode[] {
  let { nodes, bytes } = room
  const end = parts.findIndex((part) => {
    nodes -= nodesOf({ root: { children: [part] } })
    bytes -= bytesOf(part)
    return nodes < 0 || bytes < 0
  })
  return parts.slice(0, end < 0 ? parts.length : end)
}

/** The texts of blocks count with their roots. */
function nodesOf(body: unknown): number {
  let count = 1
  for (const { fields } of nodesInOrder(body)) {
    count += 1
    if (isNode((fields as { text?: { root?: unknown } } | undefined)?.text?.root)) count += 1
  }
  return count
}

function bytesOf(json: unknown): number {
  return new TextEncoder().encode(JSON.stringify(json) ?? '').length
}

/** `body`: the text of an article. `commentary`: the text of a commentary block. */
export type EditorKind = 'body' | 'commentary'

export type Holds = { headings: boolean; quotes: boolean; rules: boolean; blocks: boolean }

export const HOLDS: Record<EditorKind, Holds> = {
  body: { headings: true, quotes: true, rules: true, blocks: true },
  commentary: { headings: false, quotes: false, rules: false, blocks: false },
}
