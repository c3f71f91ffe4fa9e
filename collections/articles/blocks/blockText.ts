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
import { fitPaste } from '../editor/fitPaste.ts'
import { followText } from '../editor/followText.ts'
import { links } from '../editor/links.ts'
import { steadyCaret } from '../editor/steadyCaret.ts'
import { figure } from './figure.ts'

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
