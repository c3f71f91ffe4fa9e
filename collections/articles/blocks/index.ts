// The blocks that an article's body may hold beside plain text. A kind of block without a form is a compile
// error here.

import type { Block, Field } from 'payload'
import type { BlockName } from '#src/richtext/blocks/definition.ts'
import { labelled } from '../../plainLabels.ts'
import { commentary } from './commentary.ts'
import { disclosure } from './disclosure.ts'
import { embed } from './embed.ts'
import { image } from './image.ts'
import { pullQuote } from './pullQuote.ts'
import { table } from './table.ts'

const FORMS: Record<BlockName, Block> = { commentary, pullQuote, table, image, disclosure, embed }

/** Hands on what is typed in a block as it is typed. It holds nothing. */
const follow: Field = {
  name: 'follow',
  type: 'ui',
  admin: { components: { Field: '/src/admin/typing/FollowBlock.tsx#FollowBlock' } },
}

/** In the order in which the editor offers them. */
export const articleBlocks: Block[] = Object.values(FORMS).map((form) => ({
  ...form,
  fields: [...labelled(form.fields), follow],
}))
