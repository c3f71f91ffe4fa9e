// What a text still lacks before it can be submitted: drafts may be half-written, approved texts may not.

import { blockOf } from './blocks/index.ts'
import { childrenOf, recordOf, textOrNull } from './records.ts'
import type { RichTextNode } from './types.ts'
import { checkLinkUrl } from './urls.ts'
import { nodesInOrder } from './walk.ts'
import { isWord } from './words.ts'

/**
 * What is missing from a text that `validateBody` accepts: empty blocks, links without an address, headings without words,
 * a text without any content, each as a sentence. An empty list means that it can be submitted. Never throws.
 */
export function incompleteParts(body: unknown): string[] {
  const missing: string[] = []
  let hasContent = false
  for (const node of nodesInOrder(body)) {
    hasContent ||= isWord(node)
    missing.push(...missingIn(node))
  }
  return hasContent ? missing : ['The article has no text yet.', ...missing]
}

function missingIn(node: RichTextNode): string[] {
  const fields = recordOf(node['fields'])
  if (node.type === 'block' || node.type === 'inlineBlock') return missingInBlock(node, fields)
  if ((node.type === 'link' || node.type === 'autolink') && !checkLinkUrl(fields['url']).ok)
    return ['A link has no full address.']
  if (
    node.type === 'heading' &&
    !childrenOf(node).some((child) => child.type !== 'text' || textOrNull(child['text']) !== null)
  )
    return ['A heading has no words.']
  return []
}

function missingInBlock(node: RichTextNode, fields: Record<string, unknown>): string[] {
  const block = blockOf(node)
  if (!block) return []
  const wanted = Object.entries(block.fields).map(([field, { needed }]) => ({ field, needed }))
  return [...wanted, ...(block.text ? [block.text] : [])].flatMap(({ field, needed }) =>
    needed && !needed.isFilled(fields[field]) ? [needed.message] : [],
  )
}
