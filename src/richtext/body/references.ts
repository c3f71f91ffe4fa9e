// What a text refers to: figures, images and analysts, collected as ids and put in place for the public copy.

import type { PublicFigure } from '#src/figures/types.ts'
import type { BlockReference } from '../blocks/definition.ts'
import { blockOf } from '../blocks/index.ts'
import { RichTextError } from '../errors.ts'
import { MAX_DEPTH } from '../limits.ts'
import { idOf, isRecord, recordOf } from '../records.ts'
import type { PublicAuthor, PublicImage, RichText, RichTextNode } from '../types.ts'
import { nodesInOrder } from '../walk.ts'

/** Ids of the documents a text refers to, each once, in order of first appearance. */
export type References = { figures: string[]; media: string[]; staff: string[] }

/** The documents themselves, by id, as the public may see them. */
export type ReferencedDocuments = {
  figures: ReadonlyMap<string, PublicFigure>
  media: ReadonlyMap<string, PublicImage>
  staff: ReadonlyMap<string, PublicAuthor>
}

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
 * Throws `RichTextError` (`missing_reference`) where a document is missing, so that nothing is published with
 * a hole in it.
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
  if (reference) fields[reference.field] = resolveReference(reference, fields[reference.field], documents)
  const text = fields['text']
  if (isRecord(text) && isRecord(text['root'])) {
    fields['text'] = { ...text, root: resolveNode(text['root'] as RichTextNode, documents, depth + 1) }
  }
  return fields
}

function resolveReference(
  reference: BlockReference,
  value: unknown,
  documents: ReferencedDocuments,
): unknown {
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

/** Where a node keeps its reference, and in which collection that is; null for a node without one. */
export function referenceOf(node: RichTextNode): BlockReference | null {
  return blockOf(node)?.reference ?? null
}
