// Comments are Markdown, and only a little of it: bold, italic, links, quotes, lists and code.

import type { Element, ElementContent, Root, Text } from 'hast'
import type { Heading, Root as MarkdownRoot, RootContent } from 'mdast'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified, type Processor } from 'unified'
import { isWebAddress, keepWords } from './keepWords.ts'
import { keepNumberSigns } from './numberSigns.ts'
import { cleanText, MAX_COMMENT_LENGTH, withoutHidden } from './text.ts'

/** Deepest nesting of quotes and lists begun on one line, and of elements in all. */
const MAX_MARKERS = 6
const MAX_DEPTH = 16

/**
 * Most characters that may begin emphasis, code, a link or an entity. The parser's time grows with the square
 * of their number: five thousand took 0.7 s, three hundred take 10 ms. A comment with more is shown as it was
 * typed.
 */
const MAX_MARKUP_CHARACTERS = 300

/** Most links: each whose title has no end is read to the end of the text. */
const MAX_LINKS = 40

/**
 * Most lines that are read as Markdown, for the same reason: twelve hundred points of a list took half a
 * second.
 */
const MAX_MARKUP_LINES = 300

/** Most marks of quotes and lists on all lines: seventeen hundred, six to a line, took 0.6 s. */
const MAX_MARKERS_IN_ALL = 80

/**
 * The parser without HTML, entities, images, rules, underlined headings and code by indentation: their
 * characters stay words.
 */
const markdown = unified().use(remarkParse).use(withoutConstructs).use(remarkRehype).freeze()

/**
 * A comment as an HTML tree. It is not safe to show until it has been sanitized; `renderComment` does both.
 */
export function commentTree(source: string): Root {
  const typed = [...cleanText(source)].slice(0, MAX_COMMENT_LENGTH).join('')
  const text = boundMarkers(keepNumberSigns(typed))
  const parsed = parsedWithin(text) ?? asTyped(typed)
  headingsToBold(parsed)
  const tree = markdown.runSync(parsed) as Root
  tidy(tree)
  return tree
}

/**
 * One line of Latin letters, digits and signs that mean nothing in Markdown: nearly every comment, which no
 * parser need see.
 */
const PLAIN = /^[A-Za-zÀ-ÖØ-öø-ÿ][\dA-Za-zÀ-ÖØ-öø-ÿ ,;:.'"()?/%$€£–—-]*$/

/** Whether a source reads as it stands. */
export function isPlainLine(source: string): boolean {
  return source.length <= MAX_COMMENT_LENGTH && PLAIN.test(source)
}

/** The words and signs of a comment that is parsed. */
export function wordsOfTree(tree: Root): string {
  return flatText(tree).trim()
}

function isOvermarked(text: string): boolean {
  const lines = text.split('\n')
  if (lines.length > MAX_MARKUP_LINES) return true
  if (lines.reduce((sum, line) => sum + markersOf(line).length, 0) > MAX_MARKERS_IN_ALL) return true
  if (text.split('](').length > MAX_LINKS + 1) return true
  return text.replace(/[^*_`[\]<&!~\\]/g, '').length > MAX_MARKUP_CHARACTERS
}

function asTyped(text: string): MarkdownRoot {
  const children = text
    .split(/\n\s*\n/)
    .map((part): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value: part.trim() }] }))
  return { type: 'root', children }
}

/** Null for what is marked more than can be read in time, or nested deeper than a page can show. */
function parsedWithin(text: string): MarkdownRoot | null {
  if (isOvermarked(text)) return null
  const tree = markdown.parse(text)
  let level: readonly RootContent[] = tree.children
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return null
    level = level.flatMap((node): RootContent[] => ('children' in node ? node.children : []))
  }
  keepWords(tree, text)
  return tree
}

/**
 * Ten thousand `>` are one quotation: markers past the sixth at the beginning of a line are dropped before
 * anything parses them. Numbers among them stay, as words.
 */
function boundMarkers(text: string): string {
  return text.split('\n').map(boundLine).join('\n')
}

function boundLine(line: string): string {
  const markers = markersOf(line)
  const kept = markers[Math.min(markers.length, MAX_MARKERS) - 1] ?? 0
  const numbers = line.slice(kept, markers.at(-1) ?? 0).match(/\d+[.)]/g) ?? []
  const words = numbers.map((number) => ` ${number.slice(0, -1)}\\${number.at(-1)}`).join('')
  return line.slice(0, kept) + words + line.slice(markers.at(-1) ?? 0)
}

/** Where each mark of a quote or a list at the beginning of a line ends. */
function markersOf(line: string): number[] {
  const marker = /\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))/y
  const ends: number[] = []
  while (marker.test(line)) ends.push(marker.lastIndex)
  return ends
}

function withoutConstructs(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({
    disable: {
      null: [
        'htmlFlow',
        'htmlText',
        'labelStartImage',
        'setextUnderline',
        'thematicBreak',
        'codeIndented',
        'characterReference',
      ],
    },
  })
}

/** A comment has no place in the page's outline: a heading becomes a paragraph in bold. */
function headingsToBold(tree: MarkdownRoot): void {
  const waiting: { children: RootContent[] }[] = [tree as { children: RootContent[] }]
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    parent.children = parent.children.map((node) => (node.type === 'heading' ? boldParagraph(node) : node))
    for (const node of parent.children)
      if ('children' in node) waiting.push(node as { children: RootContent[] })
  }
}

function boldParagraph(heading: Heading): RootContent {
  return {
    type: 'paragraph',
    children: heading.children.length === 0 ? [] : [{ type: 'strong', children: heading.children }],
  }
}

/** Takes away links that lead nowhere on the web, and keeps a typed new line as one. */
function tidy(tree: Root): void {
  const waiting: (Root | Element)[] = [tree]
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    const within = parent
    const inCode = parent.type === 'element' && (parent.tagName === 'code' || parent.tagName === 'pre')
    const children = parent.children as ElementContent[]
    parent.children = children.flatMap((node, index) =>
      tidyNode(node, inCode || isBetweenBlocks(within, index)),
    )
    for (const node of parent.children) if (node.type === 'element') waiting.push(node)
  }
}

function tidyNode(node: ElementContent, keepsLines: boolean): ElementContent[] {
  if (node.type === 'text') {
    const text = { ...node, value: withoutHidden(node.value) }
    return keepsLines ? [text] : withBreaks(text)
  }
  if (node.type !== 'element') return []
  if (node.tagName !== 'a') return [node]
  if (!isWebAddress(node.properties['href'])) return node.children
  return [{ ...node, properties: { href: node.properties['href'] } }]
}

/** The new lines between blocks are only for whoever reads the HTML. */
function isBetweenBlocks(parent: Root | Element, index: number): boolean {
  if (
    parent.type === 'root' ||
    parent.tagName === 'blockquote' ||
    parent.tagName === 'ul' ||
    parent.tagName === 'ol'
  )
    return true
  return [parent.children[index - 1], parent.children[index + 1]].some(
    (sibling) => sibling?.type === 'element' && isBlock(sibling),
  )
}

function withBreaks(node: Text): ElementContent[] {
  return node.value.split('\n').flatMap((line, index): ElementContent[] => {
    const text: Text = { type: 'text', value: line }
    return index === 0 ? [text] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, text]
  })
}

function flatText(node: Element | Root): string {
  const parts: string[] = []
  const waiting = [...node.children].toReversed() as ElementContent[]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'text') parts.push(next.value)
    if (next.type === 'element' && next.tagName === 'br') parts.push('\n')
    if (next.type === 'element') waiting.push(...next.children.toReversed())
  }
  return parts.join('')
}

function isBlock(node: Element): boolean {
  return ['p', 'li', 'blockquote', 'pre', 'ul', 'ol'].includes(node.tagName)
}
