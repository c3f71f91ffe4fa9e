// Hands a figure that was chosen in the drawer on to the text at once: the chip shows it from then on,
// whether the drawer is left by its own Save or closed.

import { $isInlineBlockNode } from '@payloadcms/richtext-lexical/client'
import {
  $getNearestNodeFromDOMNode,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
} from '@payloadcms/richtext-lexical/lexical'

/**
 * Puts the figure with this id into the place of the text at which `chip` stands, where another stands there,
 * or none.
 */
export function takeFigure(editor: LexicalEditor, chip: Element, figure: string): void {
  editor.update(
    () => {
      const node = $getNearestNodeFromDOMNode(chip)
      if ($isInlineBlockNode(node) && node.getFields()['figure'] !== figure)
        node.setFields({ ...node.getFields(), figure }, true)
    },
    { tag: SKIP_DOM_SELECTION_TAG },
  )
}
