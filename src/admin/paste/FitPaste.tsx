'use client'
// The browser's half of collections/articles/editor/fitPaste.ts: what was left out of a paste stands under
// the text until it is dismissed.

import type { PluginComponent } from '@payloadcms/richtext-lexical'
import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect, useState } from 'react'
import type { EditorKind } from '#src/richtext/fit/room.ts'
import { fitOnPaste } from './fitOnPaste.ts'

type Props = { kind: EditorKind }

/** Most sentences that stand at once. */
const MAX_SENTENCES = 5

/** Given to every editor of an article. */
export const FitPaste = createClientFeature<Props>(({ props }) => ({
  plugins: [{ Component: PasteNotice as PluginComponent<Props>, position: 'belowContainer' }],
  sanitizedClientFeatureProps: props,
}))

const PasteNotice: PluginComponent<Props> = ({ clientProps: { kind } }) => {
  const [editor] = useLexicalComposerContext()
  const [sentences, setSentences] = useState<readonly string[]>([])
  useEffect(
    () =>
      fitOnPaste(editor, {
        kind,
        say: (sentence) => {
          if (sentence)
            setSentences((before) =>
              [...before.filter((one) => one !== sentence), sentence].slice(-MAX_SENTENCES),
            )
        },
      }),
    [editor, kind],
  )
  const dismiss = () => {
    setSentences([])
    editor.focus()
  }
  return (
    <div role="status" className="desk-paste-place">
      {sentences.length > 0 ? (
        <div className="desk-paste">
          <div>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <button type="button" className="desk-button desk-button--small" onClick={dismiss}>
            Dismiss
          </button>
        </div>
      ) : null}
    </div>
  )
}
