// A paste is made to fit what a text may hold, and what is left out is told.

import { createServerFeature } from '@payloadcms/richtext-lexical'
import type { EditorKind } from '#src/richtext/fit/room.ts'

/** The feature for the text of an article, or for that of a block. */
export const fitPaste = (kind: EditorKind) =>
  createServerFeature({
    feature: {
      ClientFeature: '/src/admin/paste/FitPaste.tsx#FitPaste',
      clientFeatureProps: { kind },
    },
    key: 'fitPaste',
  })()
