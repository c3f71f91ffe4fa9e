// The editor for an article's body. What it may hold is checked again on the server
// (src/richtext/body/validate.ts).

import {
  BlocksFeature,
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import { figure } from './blocks/figure.ts'
import { articleBlocks } from './blocks/index.ts'
import { fitPaste } from './editor/fitPaste.ts'
import { followText } from './editor/followText.ts'
import { links } from './editor/links.ts'
import { showPlace } from './editor/showPlace.ts'
import { steadyCaret } from './editor/steadyCaret.ts'

export const bodyEditor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
    BoldFeature(),
    ItalicFeature(),
    SubscriptFeature(),
    SuperscriptFeature(),
    UnorderedListFeature(),
    OrderedListFeature(),
    BlockquoteFeature(),
    HorizontalRuleFeature(),
    links(),
    BlocksFeature({
      blocks: articleBlocks,
      inlineBlocks: [figure],
    }),
    steadyCaret(),
    followText(),
    fitPaste('body'),
    showPlace(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
