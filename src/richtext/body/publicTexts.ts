// The plain texts of a body, each with the name that a sentence about it begins with.

import type { PublicText } from '#src/plainText/plainText.ts'
import { definitionOf } from '../blocks/index.ts'
import type { BodyNode, ListNode } from '../bodyNodes.ts'
import { inlineText } from '../headings.ts'
import type { RichText } from '../types.ts'
import { draftNodes } from './nodes.ts'

/** Every text of a body that readers see, in order; those of figures, pictures and analysts in it too. */
export function bodyTexts(body: RichText): PublicText[] {
  return textsOfNodes(draftNodes(body))
}

function textsOfNodes(nodes: readonly BodyNode[]): PublicText[] {
  return nodes.flatMap(textsOf)
}

/** Blank paragraphs are no fault; the body as a whole must say something. */
function textsOf(node: BodyNode): PublicText[] {
  switch (node.type) {
    case 'paragraph':
      return [{ called: 'A paragraph', text: inlineText(node.children), lines: true, mayBeBlank: true }]
    case 'heading':
      return [{ called: 'A heading', text: inlineText(node.children), lines: true }]
    case 'quote':
      return [{ called: 'A quotation', text: inlineText(node.children), lines: true, mayBeBlank: true }]
    case 'list':
      return listTexts(node)
    case 'rule':
      return []
    default:
      return definitionOf(node).texts(node, textsOfNodes)
  }
}

function listTexts({ items }: ListNode): PublicText[] {
  return items.flatMap(({ children, lists }) => [
    { called: 'A point of a list', text: inlineText(children), lines: true, mayBeBlank: true },
    ...lists.flatMap(listTexts),
  ])
}
