// How many places elsewhere a comment sends its readers to.

import type { ElementContent } from 'hast'
import { commentTree } from './markdown.ts'
import { cleanText } from './text.ts'

/** Without any of these a source has neither link nor address, however it is parsed: entities and escapes are what could hide one. */
const MAY_HOLD_ONE = /[[<&\\]|:\/\/|www\./i

/** Links as the page will show them, however they are spelt in the source, and addresses left bare in the text. */
export function countLinks(source: string): number {
  if (!MAY_HOLD_ONE.test(cleanText(source))) return 0
  let count = 0
  const waiting = [...commentTree(source).children] as ElementContent[]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') count += bareAddresses(node.value)
    if (node.type !== 'element') continue
    if (node.tagName === 'a') count += 1
    else waiting.push(...node.children)
  }
  return count
}

function bareAddresses(text: string): number {
  return text.match(/\b(?:[a-z][a-z\d+.-]{1,10}:\/\/|www\.)\S/gi)?.length ?? 0
}
