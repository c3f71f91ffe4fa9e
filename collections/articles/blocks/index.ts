// The blocks that an article's body may hold beside plain text. A kind of block without a form is a compile error here.

import type { Block } from 'payload'
import type { BlockName } from '#src/richtext/blocks/definition.ts'
import { commentary } from './commentary.ts'
import { disclosure } from './disclosure.ts'
import { embed } from './embed.ts'
import { image } from './image.ts'
import { pullQuote } from './pullQuote.ts'
import { table } from './table.ts'

const FORMS: Record<BlockName, Block> = { commentary, pullQuote, table, image, disclosure, embed }

/** In the order in which the editor offers them. */
export const articleBlocks: Block[] = Object.values(FORMS)
