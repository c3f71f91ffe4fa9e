// Each line of a comment in its own direction, wherever its HTML is shown.

import type { Element, ElementContent, Root } from 'hast'
import { mayRunRightToLeft } from '#src/plainText/direction.ts'
import { wordsOfTree } from './markdown.ts'

const BLOCKS = new Set(['p', 'li', 'blockquote', 'pre', 'ul', 'ol'])

/**
 * Gives `dir` to the blocks of a comment that may run from right to left, in place, and to each such line
 * where a block has several. Of a comment in Latin letters nothing changes.
 */
export function sayDirections(parent: Root | Element): void {
  for (const node of parent.children) if (node.type === 'element') sayDirections(node)
  if (parent.type !== 'element') return
  if (parent.tagName === 'pre') for (const code of parent.children) sayInCode(code)
  if (parent.tagName !== 'p' && parent.tagName !== 'li') return
  const lines = linesIn(parent.children)
  if (lines.length > 1) parent.children = lines.flatMap(isolatedWhereTurning)
  else if (mayTurn(parent.children)) parent.properties['dir'] = 'auto'
}

/** A block of code is text whose lines end in new lines. */
function sayInCode(code: ElementContent): void {
  if (code.type !== 'element' || !mayTurn(code.children)) return
  const lines = code.children.flatMap((node) => (node.type === 'text' ? node.value.split(/(?<=\n)/) : []))
  code.children = lines.flatMap((value) => isolatedWhereTurning([{ type: 'text', value }]))
}

/** What stands between line breaks and blocks; each of those is a line of its own here. */
function linesIn(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const node of children) {
    if (node.type === 'element' && (node.tagName === 'br' || BLOCKS.has(node.tagName))) lines.push([node], [])
    else lines.at(-1)?.push(node)
  }
  return lines
}

function mayTurn(line: readonly ElementContent[]): boolean {
  const [first] = line
  if (first?.type === 'element' && BLOCKS.has(first.tagName)) return false
  return mayRunRightToLeft(wordsOfTree({ type: 'root', children: [...line] }))
}

function isolatedWhereTurning(line: ElementContent[]): ElementContent[] {
  return mayTurn(line) ? [{ type: 'element', tagName: 'bdi', properties: {}, children: line }] : line
}
