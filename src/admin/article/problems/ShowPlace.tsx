'use client'
// The browser's half of collections/articles/editor/showPlace.ts: leads to a place in the text.

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { onAskedToShow } from './asking.ts'
import { showPlace } from './showPlace.ts'

/** Given to the editor of an article's text. */
export const ShowPlace = createClientFeature({ plugins: [{ Component: Shower, position: 'normal' }] })

function Shower() {
  const [editor] = useLexicalComposerContext()
  useEffect(() => onAskedToShow((path) => showPlace(editor, path)), [editor])
  return null
}
