'use client'
// The browser's half of the feature that follows what is typed in an editor
// (collections/articles/editor/followText.ts).

import { createClientFeature, useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { HISTORY_MERGE_TAG } from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useForm } from '@payloadcms/ui'
import { useEffect } from 'react'
import { forgetText, tellText } from './ahead.ts'
import { HANDED_ON } from './blockFields.ts'

/** Given to every editor of an article. */
export const FollowText = createClientFeature({ plugins: [{ Component: Follower, position: 'normal' }] })

function Follower() {
  const [editor] = useLexicalComposerContext()
  const {
    fieldProps: { path },
  } = useEditorConfigContext()
  const { formRef } = useForm()
  useEffect(() => {
    if (!formRef) return
    forgetText(formRef, path)
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, prevEditorState, tags }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      // As Payload's editor does: what it makes of a text as it opens it was typed by nobody.
      if (prevEditorState.isEmpty() || (tags.has('focus') && tags.size === 1)) return
      if (tags.has(HISTORY_MERGE_TAG) && !tags.has(HANDED_ON)) return
      tellText(formRef, path, () => editor.getEditorState().toJSON())
    })
  }, [editor, formRef, path])
  return null
}
