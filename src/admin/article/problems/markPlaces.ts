// The sentence of each problem stands at its place in the text. A style sheet draws it from an attribute of
// the element there, so that it is no part of the text.

import {
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import type { BodyProblem } from '#src/richtext/body/validate.ts'
import { $nodeAt, wayTo } from './showPlace.ts'

const MARK = 'data-desk-problem'

/** The paragraph, point or block in which a node stands: a sentence between its words would part them. */
function $lineOf(node: LexicalNode): LexicalNode {
  let line = node
  for (let above = node.getParent(); above && isInLine(line); above = above.getParent()) line = above
  return line
}

function isInLine(node: LexicalNode): boolean {
  return $isElementNode(node) || $isDecoratorNode(node) ? node.isInline() : true
}

/** Marks the places of these problems and no others. A problem of the whole text marks nothing. */
export function markPlaces(editor: LexicalEditor, problems: readonly BodyProblem[]): void {
  const sentences = new Map<HTMLElement, string[]>()
  editor.getEditorState().read(() => {
    for (const { path, message } of problems) {
      const node = $lineOf($nodeAt(wayTo(path).indices))
      const element = node === $getRoot() ? null : editor.getElementByKey(node.getKey())
      if (element) sentences.set(element, [...(sentences.get(element) ?? []), message])
    }
  })
  const marked = editor.getRootElement()?.querySelectorAll<HTMLElement>(`[${MARK}]`) ?? []
  for (const element of marked) if (!sentences.has(element)) element.removeAttribute(MARK)
  for (const [element, messages] of sentences) element.setAttribute(MARK, messages.join(' '))
}
