// Parts copied from another editor of ours, in its own JSON: taken as they are where they may stand.

import { validateBody } from '../body/validate.ts'
import { childrenOf, isNode } from '../records.ts'
import type { RichTextNode } from '../types.ts'
import { makeParagraph } from './make.ts'
import type { PasteNotes } from './notes.ts'
import type { Holds } from './room.ts'

/** Types that stand in a line, and come alone when a few words are copied. */
const INLINE = ['text', 'tab', 'linebreak', 'link', 'autolink', 'inlineBlock']

/**
 * The parts of an editor's clipboard that this editor may hold; null for a clipboard of another shape, which
 * has to be read from its HTML. What has no place is told to `notes`, and then alone.
 */
export function partsOfEditor(
  clipboard: string,
  { holds, notes }: { holds: Holds; notes: PasteNotes },
): RichTextNode[] | null {
  const nodes = nodesIn(clipboard)
  if (!nodes || !isOurs(nodes)) return null
  return nodes.flatMap((node): RichTextNode[] => {
    switch (node.type) {
      case 'block':
        if (holds.blocks) return [node]
        notes.add('block')
        return []
      case 'horizontalrule':
        if (holds.rules) return [node]
        notes.add('rule')
        return []
      case 'heading':
        if (holds.headings) return [node]
        notes.add('heading')
        return [makeParagraph(childrenOf(node))]
      case 'quote':
        if (holds.quotes) return [node]
        notes.add('quotation')
        return [makeParagraph(childrenOf(node))]
      default:
        return [node]
    }
  })
}

function nodesIn(clipboard: string): RichTextNode[] | null {
  try {
    const { nodes } = JSON.parse(clipboard) as { nodes?: unknown }
    return Array.isArray(nodes) && nodes.every(isNode) && nodes.length > 0 ? nodes : null
  } catch {
    return null
  }
}

/** Whether all of it may be saved; words that were copied without their paragraph are put into one to see. */
function isOurs(nodes: readonly RichTextNode[]): boolean {
  const children = nodes.map((node) => (INLINE.includes(node.type) ? makeParagraph([node]) : node))
  const root = { type: 'root', version: 1, direction: null, format: '', indent: 0, children }
  return validateBody({ root }).ok
}
