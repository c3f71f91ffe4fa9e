// What a text still lacks before it can be submitted: drafts may be half-written, approved texts may not.

import { childrenOf, idOf, recordOf, stringOf, textOrNull } from './records.ts'
import type { RichTextNode } from './types.ts'
import { checkLinkUrl, checkPageUrl } from './urls.ts'
import { nodesInOrder } from './walk.ts'

/** A field that must be filled, and how to tell that it is. */
type Need = { field: string; filled: (value: unknown) => boolean; message: string }

const hasText = (value: unknown): boolean => textOrNull(value) !== null
const hasId = (value: unknown): boolean => idOf(value) !== null
const hasWords = (value: unknown): boolean => [...nodesInOrder(value)].some(isWord)

/** A table without a caption or a source cannot be kept on record: FINRA Rule 2210(b)(4)(A)(iv). */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  figure: [{ field: 'figure', filled: hasId, message: 'A place for a figure has no figure chosen.' }],
  commentary: [
    { field: 'label', filled: hasText, message: 'A commentary block has no label.' },
    { field: 'text', filled: hasWords, message: 'A commentary block has no text.' },
  ],
  pullQuote: [{ field: 'quote', filled: hasText, message: 'A pull quote has no words.' }],
  table: [
    { field: 'cells', filled: hasText, message: 'A table has no cells.' },
    { field: 'caption', filled: hasText, message: 'A table has no caption.' },
    { field: 'source', filled: hasText, message: 'A table does not name its source.' },
  ],
  image: [{ field: 'image', filled: hasId, message: 'A place for an image has no image chosen.' }],
  disclosure: [{ field: 'text', filled: hasText, message: 'A disclosure has no text.' }],
  embed: [
    {
      field: 'url',
      filled: (value) => checkPageUrl(value).ok,
      message: 'An embedded link has no full address.',
    },
  ],
}

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
  if (node.type === 'block' || node.type === 'inlineBlock') {
    const blockType = stringOf(fields['blockType'])
    const needs = Object.hasOwn(NEEDS, blockType) ? NEEDS[blockType] : undefined
    return (needs ?? []).filter((need) => !need.filled(fields[need.field])).map((need) => need.message)
  }
  if ((node.type === 'link' || node.type === 'autolink') && !checkLinkUrl(fields['url']).ok)
    return ['A link has no full address.']
  if (
    node.type === 'heading' &&
    !childrenOf(node).some((child) => child.type !== 'text' || hasText(child['text']))
  )
    return ['A heading has no words.']
  return []
}

function isWord(node: RichTextNode): boolean {
  return node.type === 'inlineBlock' || (node.type === 'text' && hasText(node['text']))
}
