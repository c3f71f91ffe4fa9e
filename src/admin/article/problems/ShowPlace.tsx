'use client'
// The browser's half of collections/articles/editor/showPlace.ts: leads to a place in the text, and marks the
// places of its problems.

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { onAskedToShow, onProblems } from './asking.ts'
import { markPlaces } from './markPlaces.ts'
import { showPlace } from './showPlace.ts'

/** Given to the editor of an article's text. */
export const ShowPlace = createClientFeature({ plugins: [{ Component: Shower, position: 'normal' }] })

function Shower() {
  const [editor] = useLexicalComposerContext()
  useEffect(() => onAskedToShow((path) => showPlace(editor, path)), [editor])
  useEffect(() => onProblems((problems) => markPlaces(editor, problems)), [editor])
  return null
}
