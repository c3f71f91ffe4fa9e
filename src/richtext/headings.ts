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
  return wordsWithin(nodes, { before: '', behind: () => '' })
}

/** Of what stands before a node so much is looked at: a line of many nodes would be read once for each. */
const LOOKED_AT = 100

/** Nodes behind one that are looked at for how its words go on. */
const NODES_LOOKED_AT = 5

/** What stands around the nodes of a line or a link: the words before, and of those behind the first sign. */
type Around = { before: string; behind: () => string }

/** `before` and `behind` decide what raised letters mean, also where a link begins or ends beside them. */
function wordsWithin(nodes: readonly InlineNode[], { before, behind }: Around): string {
  const parts: string[] = []
  let left = before
  let isBehindFigure = false
  for (const [at, node] of nodes.entries()) {
    const isFigure = node.type === 'figure' || isBehindFigure
    const words = inlineNodeText(node, { before: left, behind: () => signFrom(nodes, at + 1) ?? behind() })
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

function inlineNodeText(node: InlineNode, around: Around): string {
  switch (node.type) {
    case 'text': {
      const inForm = node.superscript ? raised : node.subscript ? lowered : null
      if (!inForm) return node.text
      return inForm(node.text, { before: around.before, goesOn: !ENDS_WORD.test(around.behind()) })
    }
    case 'lineBreak':
      return '\n'
    case 'link':
      return wordsWithin(node.children, around)
    case 'figure':
      return node.figure.text
  }
}

/** What a reader sees a word end at. A soft hyphen and a mark are within one. */
const ENDS_WORD = /^(?:$|[\p{Z}\p{P}\n\r\t])/u

/**
 * The first sign from a node on, be it in a link; null where all are empty. A sign that ends no word where
 * there are so many empty ones that none looks further.
 */
function signFrom(nodes: readonly InlineNode[], from: number): string | null {
  for (const node of nodes.slice(from, from + NODES_LOOKED_AT)) {
    const sign = firstSign(node)
    if (sign !== null) return sign
  }
  return nodes.length > from + NODES_LOOKED_AT ? '\0' : null
}

function firstSign(node: InlineNode): string | null {
  if (node.type === 'lineBreak') return '\n'
  if (node.type === 'link') return signFrom(node.children, 0)
  const [sign] = node.type === 'text' ? node.text : node.figure.text
  return sign ?? null
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
