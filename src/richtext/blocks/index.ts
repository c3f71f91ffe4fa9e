// Every block that a text may hold. A kind of block that is forgotten here is a compile error, and so is one
// without a form.

import type { Check } from '../checks.ts'
import { optionalId, optionalText } from '../checks.ts'
import { recordOf, stringOf } from '../records.ts'
import type { RichTextNode } from '../types.ts'
import { commentary } from './commentary.ts'
import type { BlockDefinition, BlockName, BlockNodes, BlockShape } from './definition.ts'
import { disclosure } from './disclosure.ts'
import { embed } from './embed.ts'
import { figure } from './figure.ts'
import { image } from './image.ts'
import { pullQuote } from './pullQuote.ts'
import { table } from './table.ts'

type Definitions = { [Name in BlockName]: BlockDefinition<BlockNodes[Name]> }

/** Blocks that stand between paragraphs, by `blockType`. */
export const BLOCKS: Definitions = { commentary, pullQuote, table, image, disclosure, embed }

/** Blocks that stand in a line, by `blockType`. */
const INLINE_BLOCKS = { figure } as const satisfies Record<string, BlockShape>

export const BLOCK_NAMES = Object.keys(BLOCKS) as BlockName[]

/** The definition of the block that a node is. */
export function definitionOf<Name extends BlockName>(
  node: BlockNodes[Name],
): BlockDefinition<BlockNodes[Name]> {
  return BLOCKS[node.type as Name]
}

/** Whether a `blockType` is that of a block between paragraphs. */
export function isBlockName(name: unknown): name is BlockName {
  return typeof name === 'string' && Object.hasOwn(BLOCKS, name)
}

/** The definition of a stored block, between paragraphs or in a line; null for any other node. */
export function blockOf(node: RichTextNode): BlockShape | null {
  const name = stringOf(recordOf(node['fields'])['blockType'])
  if (node.type === 'block') return isBlockName(name) ? BLOCKS[name] : null
  if (node.type !== 'inlineBlock') return null
  return Object.hasOwn(INLINE_BLOCKS, name) ? INLINE_BLOCKS[name as keyof typeof INLINE_BLOCKS] : null
}

const COMMON: Readonly<Record<string, Check>> = {
  id: optionalId('an id'),
  blockName: optionalText('name', 160),
  blockType: () => null,
}

const CHECKS = new Map<BlockShape, Readonly<Record<string, Check>>>(
  [...Object.values<BlockShape>(BLOCKS), ...Object.values(INLINE_BLOCKS)].map((block) => [
    block,
    {
      ...COMMON,
      ...Object.fromEntries(Object.entries(block.fields).map(([name, { check }]) => [name, check])),
    },
  ]),
)

/**
 * What each field of a block may hold, those of every block among them; the text inside it is looked at
 * elsewhere.
 */
export function checksOf(block: BlockShape): Readonly<Record<string, Check>> {
  return CHECKS.get(block)!
}

/**
 * What the form of a block says of one of its fields: whether it must be filled and, of a text, its limit.
 */
export function inputOf(block: BlockName | 'figure', name: string): { required?: true; maxLength?: number } {
  const shape: BlockShape = block === 'figure' ? INLINE_BLOCKS.figure : BLOCKS[block]
  const field = shape.text?.field === name ? shape.text : shape.fields[name]
  if (!field) throw new Error(`The block ${block} has no field “${name}”.`)
  return {
    ...(field.needed ? { required: true } : {}),
    ...('maxLength' in field ? { maxLength: field.maxLength } : {}),
  }
}
