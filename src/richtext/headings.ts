// Headings as places to link to.

import type { BodyNode, InlineNode } from './bodyNodes.ts'
import { lowered, raised } from './superscript.ts'

/** Gives each heading of one text an id of its own. */
export type HeadingIds = (text: string) => string

/** An entry of a table of contents. */
export type OutlineEntry = { id: string; level: 2 | 3 | 4; text: string }

/**
 * Ids such as `section-key-provisions`; the second of the same name ends in `-2`. The prefix keeps an
 * author's heading "Comments" from taking an id that the page itself uses.
 */
export function createHeadingIds(): HeadingIds {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (text) => {
    const base = `section-${slugOf(text)}`
    let count = counts.get(base) ?? 1
    let id = count === 1 ? base : `${base}-${count}`
    for (; taken.has(id); id = `${base}-${count}`) count += 1
    counts.set(base, count)
    taken.add(id)
    return id
  }
}

/** The headings of a text in order, for a table of contents. */
export function outline(nodes: readonly BodyNode[]): OutlineEntry[] {
  return nodes.flatMap((node) =>
    node.type === 'heading' ? [{ id: node.id, level: node.level, text: inlineText(node.children) }] : [],
  )
}

/**
 * The words of a line: links and styles fall away but for raised and lowered digits, a figure is its text.
 */
export function inlineText(nodes: readonly InlineNode[]): string {
  return wordsBehind('', nodes)
}

/** Of what stands before a node so much is looked at: a line of many nodes would be read once for each. */
const LOOKED_AT = 100

/** Nodes behind one that are looked at for how its words go on. */
const NODES_LOOKED_AT = 5

/** `before` decides what raised letters mean, also where a link begins between them. */
function wordsBehind(before: string, nodes: readonly InlineNode[]): string {
  const parts: string[] = []
  let left = before
  let isBehindFigure = false
  for (const [at, node] of nodes.entries()) {
    const isFigure = node.type === 'figure' || isBehindFigure
    const words = inlineNodeText(node, { left, nodes, at })
    const part = isFigure && isNextNumber(left, words) ? ` ·${words.replace(/^\s*/, ' ')}` : words
    parts.push(part)
    left = (left + part).slice(-LOOKED_AT)
    if (part.trim() !== '') isBehindFigure = node.type === 'figure'
  }
  return parts.join('').replaceAll('  · ', ' · ')
}

/** A number with a space between it and a figure is another number: on pages that of its note parts them. */
function isNextNumber(left: string, words: string): boolean {
  return /\p{N}\s*$/u.test(left) && /^\s*\p{N}/u.test(words.slice(0, LOOKED_AT))
}

/** What stands before a node, and the line in which it is the one `at` that place. */
type Beside = { left: string; nodes: readonly InlineNode[]; at: number }

function inlineNodeText(node: InlineNode, { left: before, nodes, at }: Beside): string {
  switch (node.type) {
    case 'text': {
      const inForm = node.superscript ? raised : node.subscript ? lowered : null
      if (!inForm) return node.text
      const next = nodes.slice(at + 1, at + 1 + NODES_LOOKED_AT)
      return inForm(node.text, { before, goesOn: beginWithLetter(next) })
    }
    case 'lineBreak':
      return '\n'
    case 'link':
      return wordsBehind(before, node.children)
    case 'figure':
      return node.figure.text
  }
}

/** Whether the words go on with a letter, be it in a link or behind empty nodes. */
function beginWithLetter(nodes: readonly InlineNode[]): boolean {
  for (const node of nodes) {
    if (node.type === 'link' && node.children.length > 0) return beginWithLetter(node.children)
    if (node.type !== 'text') return false
    if (node.text !== '') return /^\p{L}/u.test(node.text)
  }
  return false
}

function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
    .replace(/-$/, '')
  return slug || 'untitled'
}
