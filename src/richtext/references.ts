// What a text refers to: figures, images and analysts, collected as ids and put in place for the public copy.

import type { PublicFigure } from '#src/figures/types.ts'
import { RichTextError } from './errors.ts'
import { MAX_DEPTH } from './limits.ts'
import { idOf, isRecord, recordOf } from './records.ts'
import type { PublicAuthor, PublicImage, RichText, RichTextNode } from './types.ts'
import { nodesInOrder } from './walk.ts'

/** Ids of the documents a text refers to, each once, in order of first appearance. */
export type References = { figures: string[]; media: string[]; staff: string[] }

/** The documents themselves, by id, as the public may see them. */
export type ReferencedDocuments = {
  figures: ReadonlyMap<string, PublicFigure>
  media: ReadonlyMap<string, PublicImage>
  staff: ReadonlyMap<string, PublicAuthor>
}

/** Where each block keeps its reference, and in which collection that is. */
const REFERENCE_FIELDS = {
  figure: { field: 'figure', collection: 'figures', required: true, name: 'a figure' },
  image: { field: 'image', collection: 'media', required: true, name: 'an image' },
  commentary: { field: 'analyst', collection: 'staff', required: false, name: 'an analyst' },
} as const

type Reference = (typeof REFERENCE_FIELDS)[keyof typeof REFERENCE_FIELDS]

/** All references of a stored text, ids or populated. Works on anything and never throws. */
export function collectReferences(body: unknown): References {
  const found = { figures: new Set<string>(), media: new Set<string>(), staff: new Set<string>() }
  for (const node of nodesInOrder(body)) {
    const reference = referenceOf(node)
    const id = reference ? idOf(recordOf(node['fields'])[reference.field]) : null
    if (reference && id !== null) found[reference.collection].add(id)
  }
  return { figures: [...found.figures], media: [...found.media], staff: [...found.staff] }
}

/** The figures of a resolved text, each once, in order of first appearance: the order of its footnotes. */
export function collectFigures(body: RichText | null | undefined): PublicFigure[] {
  const found = new Map<string, PublicFigure>()
  for (const node of nodesInOrder(body)) {
    const figure = node.type === 'inlineBlock' ? recordOf(node['fields'])['figure'] : null
    if (!isRecord(figure) || typeof figure['id'] !== 'string' || typeof figure['text'] !== 'string') continue
    if (!found.has(figure['id'])) found.set(figure['id'], figure as PublicFigure)
  }
  return [...found.values()]
}

/**
 * A copy of the text with every reference replaced by what it refers to; the text given is left as it is.
 * Throws `RichTextError` (`missing_reference`) where a document is missing, so that nothing is published with a hole in it.
 */
export function resolveReferences(body: RichText, documents: ReferencedDocuments): RichText {
  return { ...body, root: resolveNode(body.root, documents, 0) as RichText['root'] }
}

function resolveNode(node: RichTextNode, documents: ReferencedDocuments, depth: number): RichTextNode {
  if (depth > MAX_DEPTH)
    throw new RichTextError('too_deep', `The text is nested deeper than ${MAX_DEPTH} levels.`)
  const resolved: RichTextNode = { ...node }
  if (isRecord(node['fields'])) resolved['fields'] = resolveFields(node, documents, depth)
  if (Array.isArray(node.children))
    resolved.children = node.children.map((child) => resolveNode(child, documents, depth + 1))
  return resolved
}

function resolveFields(
  node: RichTextNode,
  documents: ReferencedDocuments,
  depth: number,
): Record<string, unknown> {
  const fields = { ...recordOf(node['fields']) }
  const reference = referenceOf(node)
  if (reference) fields[reference.field] = lookUp(reference, fields[reference.field], documents)
  const text = fields['text']
  if (isRecord(text) && isRecord(text['root'])) {
    fields['text'] = { ...text, root: resolveNode(text['root'] as RichTextNode, documents, depth + 1) }
  }
  return fields
}

function lookUp(reference: Reference, value: unknown, documents: ReferencedDocuments): unknown {
  const id = idOf(value)
  if (id === null && !reference.required) return null
  const found = id === null ? undefined : documents[reference.collection].get(id)
  if (found) return found
  const what =
    id === null
      ? `The text has a place for ${reference.name}, but none is chosen.`
      : `The text refers to ${reference.name} that no longer exists.`
  throw new RichTextError('missing_reference', what, { collection: reference.collection, id })
}

function referenceOf(node: RichTextNode): Reference | null {
  if (node.type !== 'block' && node.type !== 'inlineBlock') return null
  const blockType = recordOf(node['fields'])['blockType']
  if (blockType === 'figure') return node.type === 'inlineBlock' ? REFERENCE_FIELDS.figure : null
  if (blockType === 'image' || blockType === 'commentary')
    return node.type === 'block' ? REFERENCE_FIELDS[blockType] : null
  return null
}
