// What Markdown would drop without a trace stays as it was typed: whoever reads, moderates or approves a
// comment has every word of it.

import type { Code, Definition, Link, LinkReference, Parents, Root, RootContent } from 'mdast'
import { visibleLength } from './text.ts'

/**
 * Leaves Markdown only what loses nothing: a link is words and an address on the web, and nothing else; a
 * list counts on; a sign between numbers is no emphasis. `text` is what the tree was parsed from.
 */
export function keepWords(tree: Root, text: string): void {
  tree.children = tree.children.flatMap((node) => withOddLists(node, text))
  const definitions = definitionsOf(tree)
  tree.children = tree.children.flatMap((node) => withWords(node, { text, definitions }))
}

/** Whether a link may lead there: a page on the web, named without an account. */
export function isWebAddress(href: unknown): boolean {
  if (typeof href !== 'string' || !/^https?:\/\/[^/\\@]/i.test(href)) return false
  try {
    const url = new URL(href)
    return url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/**
 * A list counts from its first number: one with other numbers stays as it was typed, so that readers have the
 * numbers that were meant.
 */
function withOddLists(node: RootContent, text: string): RootContent[] {
  if (node.type === 'list' && node.ordered) {
    const start = node.start ?? 1
    const counts = node.children.every(
      (point, index) => /^\d+/.exec(typed(point, text))?.[0] === String(start + index),
    )
    if (!counts) return [asTyped(node, text)]
  }
  return mapChildren(node, (child) => withOddLists(child, text))
}

type Known = {
  text: string
  /** Those by which a link finds its address, by identifier. */
  definitions: ReadonlyMap<string, Definition>
}

/** The innermost first: a node that stays as it was typed still has what was kept within it. */
function withWords(node: RootContent, known: Known): RootContent[] {
  const marks = isMarked(node) ? marksOf(node, known.text) : NO_MARKS
  const [kept] = mapChildren(node, (child) => withWords(child, known))
  switch (node.type) {
    case 'code':
      return [withInfo(node)]
    case 'definition':
      return [known.definitions.get(node.identifier) === node ? node : asTyped(node, known.text)]
    case 'link':
      return isWhole(node) ? [kept!] : marked(node, marks)
    case 'linkReference': {
      if (!known.definitions.has(node.identifier)) return marked(node, marks)
      return node.referenceType === 'full' ? [node, words(marks.after.slice(1))] : [node]
    }
    case 'emphasis':
    case 'strong':
      return isSign(node, known.text) ? marked(node, marks) : [kept!]
    default:
      return [kept!]
  }
}

/** The first of each name, as Markdown takes it, where a link is made of it and it says an address alone. */
function definitionsOf(tree: Root): Map<string, Definition> {
  const first = new Map<string, Definition>()
  const named = new Set<string>()
  const waiting: RootContent[] = tree.children.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !first.has(node.identifier)) first.set(node.identifier, node)
    if (node.type === 'linkReference' && hasWords(node)) named.add(node.identifier)
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
  return new Map(
    [...first].filter(([name, node]) => named.has(name) && !node.title && isWebAddress(node.url)),
  )
}

function isWhole(node: Link): boolean {
  return !node.title && isWebAddress(node.url) && hasWords(node)
}

function hasWords(node: Link | LinkReference): boolean {
  const waiting: RootContent[] = [...node.children]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('value' in next && visibleLength(next.value) > 0) return true
    if ('children' in next) waiting.push(...next.children)
  }
  return false
}

/** What stands behind the fence of a block of code is its first line. */
function withInfo(node: Code): Code {
  const info = [node.lang, node.meta].filter(Boolean).join(' ')
  return info === ''
    ? node
    : { ...node, lang: null, meta: null, value: [info, node.value].filter(Boolean).join('\n') }
}

const NUMBER_BEFORE = /[\p{N})] ?$/u
const NUMBER_BEHIND = /^ ?[\p{N}(\p{Sc}]/u

/** `2*3*4`, `2*x*4`, `2**3**4` and `2 *3* 4` are no emphasis. */
function isSign({ type, position }: RootContent, text: string): boolean {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0]
  const before = (at: number) => text.slice(Math.max(0, at - 3), at)
  const behind = (at: number) => text.slice(at, at + 3)
  if (/\p{N}$/u.test(before(start)) || /^\p{N}/u.test(behind(end))) return true
  const isBetween = (from: number, to: number) =>
    NUMBER_BEFORE.test(before(from)) && NUMBER_BEHIND.test(behind(to))
  return type === 'emphasis' && (isBetween(start, start + 1) || isBetween(end - 1, end))
}

type Marks = { before: string; after: string }

const NO_MARKS: Marks = { before: '', after: '' }

function isMarked({ type }: RootContent): boolean {
  return ['link', 'linkReference', 'emphasis', 'strong'].includes(type)
}

/** What was typed around the children of a node; all of it where there are none. */
function marksOf(node: RootContent, text: string): Marks {
  const children = 'children' in node ? node.children : []
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  if (!first || !last) return { before: typed(node, text), after: '' }
  return {
    before: typed({ position: { start: node.position!.start, end: first.start } }, text),
    after: typed({ position: { start: last.end, end: node.position!.end } }, text),
  }
}

function marked(node: Parents, { before, after }: Marks): RootContent[] {
  return [words(before), ...(node.children as RootContent[]), words(after)]
}

function asTyped(node: RootContent, text: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value: typed(node, text) }] }
}

function words(value: string): RootContent {
  return { type: 'text', value }
}

/** Without the backslashes by which signs of numbers were kept: these words are read as they stand. */
function typed({ position }: Pick<RootContent, 'position'>, text: string): string {
  return text
    .slice(position?.start.offset, position?.end.offset)
    .replace(/^((?:[ \t]|>)*)\\(?=[-+>#])/gm, '$1')
}

function mapChildren(node: RootContent, change: (child: RootContent) => RootContent[]): [RootContent] {
  if ('children' in node) {
    const parent = node as { children: RootContent[] }
    parent.children = parent.children.flatMap(change)
  }
  return [node]
}
