'use client'
// The browser's half of collections/articles/editor/steadyCaret.ts: keeps typing at the caret.

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { keepCaretSteady } from './steadyCaret.ts'

/** Given to every editor of an article. */
export const SteadyCaret = createClientFeature({ plugins: [{ Component: CaretKeeper, position: 'normal' }] })

function CaretKeeper() {
  const [editor] = useLexicalComposerContext()
  useEffect(() => keepCaretSteady(editor), [editor])
  return null
}
