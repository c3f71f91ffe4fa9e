'use client'
// Hands on what is typed in the form of a block at each key. Payload does so only 250 ms after the last one,
// and by way of the server: whoever types on would be unheard for as long.

import { $isBlockNode } from '@payloadcms/richtext-lexical/client'
import {
  $getNearestNodeFromDOMNode,
  HISTORY_MERGE_TAG,
  SKIP_DOM_SELECTION_TAG,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useAllFormFields, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useRef } from 'react'
import { newestTexts, onText } from './ahead.ts'
import { filledIn, HANDED_ON } from './blockFields.ts'

/** Stands in the form of each block, and shows nothing. */
export function FollowBlock() {
  const [editor] = useLexicalComposerContext()
  const { getData, formRef } = useForm()
  const [fields] = useAllFormFields()
  const modified = useFormModified()
  const place = useRef<HTMLSpanElement>(null)
  const isTyped = useRef(false)
  const read = useRef(getData)
  read.current = getData

  const handOn = useCallback(() => {
    const next = () => {
      const node = place.current && $getNearestNodeFromDOMNode(place.current)
      if (!$isBlockNode(node)) return null
      const filled = filledIn(node.getFields(), read.current(), formRef ? newestTexts(formRef) : {})
      return filled && { node, filled }
    }
    if (!editor.getEditorState().read(next, { editor })) return
    editor.update(
      () => {
        const change = next()
        change?.node.setFields(change.filled, true)
      },
      { tag: [HANDED_ON, HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG] },
    )
  }, [editor, formRef])

  useEffect(() => {
    if (modified) isTyped.current = true
    if (isTyped.current) handOn()
  }, [fields, modified, handOn])

  useEffect(() => {
    const typed = () => {
      isTyped.current = true
      handOn()
    }
    return formRef ? onText(formRef, typed) : undefined
  }, [formRef, handOn])

  // In a field of a block Ctrl+A is for its words: the editor around it would choose the whole text.
  useEffect(() => {
    const form = formRef?.current
    const chooseAll = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
      if (isField && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a')
        event.stopPropagation()
    }
    form?.addEventListener('keydown', chooseAll)
    return () => form?.removeEventListener('keydown', chooseAll)
  }, [formRef])

  // What the server made of an earlier key, or an undo, would else stand in the text in place of what the
  // form shows.
  useEffect(
    () =>
      editor.registerUpdateListener(({ tags }) => {
        if (isTyped.current && !tags.has(HANDED_ON)) handOn()
      }),
    [editor, handOn],
  )

  return <span ref={place} hidden />
}
