// Leads to a place in the text: what is there comes into view and takes the focus.

import {
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'

/** Shows the node at a path, as far as the way is still there, and in a block the field at fault. */
export function showPlace(editor: LexicalEditor, path: string): void {
  const { indices, field } = wayTo(path)
  let place: Element | null = null
  let isWhole = false
  editor.update(
    () => {
      const node = $nodeAt(indices)
      place = editor.getElementByKey(node.getKey())
      isWhole = $isDecoratorNode(node)
      if (isWhole) return
      if ($isElementNode(node)) node.selectStart()
      else if ($isTextNode(node)) node.select(0, 0)
    },
    { discrete: true },
  )
  const shown = place as Element | null
  if (!isWhole) editor.focus()
  else if (shown) focusIn(shown, field)
  shown?.scrollIntoView({ block: 'center' })
}

/** The node at the end of these indices, or the last that is there. */
export function $nodeAt(indices: readonly number[]): LexicalNode {
  let node: LexicalNode = $getRoot()
  for (const index of indices) {
    const child: LexicalNode | null = $isElementNode(node) ? node.getChildAtIndex(index) : null
    if (!child) return node
    node = child
  }
  return node
}

/**
 * The field of a block's form, else whatever of the block takes the focus first. A block that is closed is
 * opened.
 */
function focusIn(block: Element, field: string | null): void {
  block.querySelector<HTMLElement>('.collapsible--collapsed .collapsible__toggle')?.click()
  const named = field
    ? block.querySelector(`[name="${CSS.escape(field)}"], [id="field-${CSS.escape(field)}"]`)
    : null
  const inField = field ? block.querySelector(`[data-field-path="${CSS.escape(field)}"]`) : null
  const focusable = 'input:not([type="hidden"]), textarea, [contenteditable="true"], button, [tabindex="0"]'
  const found =
    (named?.matches(focusable) ? named : named?.querySelector(focusable)) ??
    inField?.querySelector('[contenteditable="true"]') ??
    block.querySelector(focusable)
  if (found instanceof HTMLElement) found.focus()
}

/**
 * `indices` lead from node to node; `field` is that of the block at their end, where the path goes on into
 * it.
 */
export function wayTo(path: string): { indices: number[]; field: string | null } {
  const own = /^root((?:\.children\[\d+\])*)/.exec(path)
  const indices = [...(own?.[1] ?? '').matchAll(/\d+/g)].map(Number)
  const field = /^\.fields\.(\w+)/.exec(path.slice(own?.[0].length ?? 0))?.[1] ?? null
  return { indices, field }
}
