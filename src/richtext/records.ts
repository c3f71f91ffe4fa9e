// Reading JSON that may be anything: small questions that never throw.

import type { RichTextNode } from './types.ts'

/** Whether a value is an object with named properties, and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as an object; an empty one if it is something else. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

/** The value as text; empty if it is something else. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The text, or nothing where it is absent or blank. */
export function textOrNull(value: unknown): string | null {
  const text = stringOf(value).trim()
  return text === '' ? null : text
}

/** The nodes under a node; what is no node is left out. */
export function childrenOf(node: Record<string, unknown>): RichTextNode[] {
  const children = node['children']
  return Array.isArray(children) ? children.filter(isNode) : []
}

/** The id of a reference, stored as an id or already populated with the thing itself. */
export function idOf(reference: unknown): string | null {
  const id = isRecord(reference) ? reference['id'] : reference
  return typeof id === 'string' && id !== '' ? id : null
}

/** Whether a value is a node of some type. */
export function isNode(value: unknown): value is RichTextNode {
  return isRecord(value) && typeof value['type'] === 'string'
}
