// The editor within a block: plain text with figures and links, and no blocks within blocks.

import {
  BlocksFeature,
  BoldFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  ParagraphFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import { figure } from './blocks/figure.ts'
import { fitPaste } from './fitPaste.ts'
import { followText } from './followText.ts'
import { links } from './links.ts'
import { steadyCaret } from './steadyCaret.ts'

export const blockText = () =>
  lexicalEditor({
    features: [
      ParagraphFeature(),
      BoldFeature(),
      ItalicFeature(),
      SubscriptFeature(),
      SuperscriptFeature(),
      UnorderedListFeature(),
      links(),
      BlocksFeature({ inlineBlocks: [figure] }),
      steadyCaret(),
      followText(),
      fitPaste('commentary'),
      InlineToolbarFeature(),
    ],
  })
