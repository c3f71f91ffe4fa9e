// Places in a text where a figure, picture or analyst is still to be chosen, or is gone. A preview leaves
// them out; nothing with a gap is submitted, approved or published.

import type { BlockReference } from '../blocks/definition.ts'
import { idOf, isRecord, recordOf } from '../records.ts'
import type { RichText, RichTextNode } from '../types.ts'
import { referenceOf, type ReferencedDocuments } from './references.ts'

/**
 * The text without inline figures and image blocks that refer to nothing; an analyst who is gone is left
 * blank.
 */
export function withoutGaps(body: RichText, documents: ReferencedDocuments): RichText {
  return { ...body, root: filled(body.root, documents) as RichText['root'] }
}

function filled(node: RichTextNode, documents: ReferencedDocuments): RichTextNode {
  const whole: RichTextNode = { ...node }
  if (isRecord(node['fields'])) whole['fields'] = filledFields(node, documents)
  if (Array.isArray(node.children))
    whole.children = node.children
      .filter((child) => !isGap(child, documents))
      .map((child) => filled(child, documents))
  return whole
}

function filledFields(node: RichTextNode, documents: ReferencedDocuments): Record<string, unknown> {
  const fields = { ...recordOf(node['fields']) }
  const reference = referenceOf(node)
  if (reference && isMissing(node, reference, documents)) fields[reference.field] = null
  const text = fields['text']
  if (isRecord(text) && isRecord(text['root']))
    fields['text'] = { ...text, root: filled(text['root'] as RichTextNode, documents) }
  return fields
}

function isGap(node: RichTextNode, documents: ReferencedDocuments): boolean {
  const reference = referenceOf(node)
  return reference !== null && reference.required && isMissing(node, reference, documents)
}

function isMissing(
  node: RichTextNode,
  { collection, field }: BlockReference,
  documents: ReferencedDocuments,
): boolean {
  return !documents[collection].has(idOf(recordOf(node['fields'])[field]) ?? '')
}
