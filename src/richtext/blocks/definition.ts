// The form of a block's definition: what its fields may hold, what it lacks, and how it is read, shown and
// searched.

import type { PublicText } from '#src/plainText/plainText.ts'
import type { BodyNode } from '../bodyNodes.ts'
import { oneOf, optionalBoolean, optionalId, optionalText, type Check } from '../checks.ts'
import type { Markup } from '../escape.ts'
import type { Rendering } from '../htmlOptions.ts'
import { idOf, textOrNull } from '../records.ts'

/** The nodes that are blocks of their own. */
type BlockNode = Extract<
  BodyNode,
  { type: 'commentary' | 'pullQuote' | 'table' | 'image' | 'disclosure' | 'embed' }
>

export type BlockName = BlockNode['type']

/** The node of each kind of block. */
export type BlockNodes = { [Name in BlockName]: Extract<BlockNode, { type: Name }> }

/**
 * One field. It may be empty in a draft; `needed` says what to write where it must not be when the text is
 * submitted.
 */
export type BlockField = {
  check: Check
  /** In characters (UTF-16), for a field of text. */
  maxLength?: number
  needed?: { isFilled: (value: unknown) => boolean; message: string }
}

/** The field that holds the id of another document, and what sentences call that. */
export type BlockReference = {
  field: string
  collection: 'figures' | 'media' | 'staff'
  required: boolean
  name: string
}

/** What reading a block needs from the walk it is part of. */
export type BlockReading = {
  /** Whether a reference that is not resolved stops the reading or is left out. */
  unresolved: 'refuse' | 'omit'
  /** Reads the text inside a block, one level deeper. */
  readText: (text: unknown) => BodyNode[]
}

/** What every block is, one in a line as well. */
export type BlockShape = {
  /** As the desk calls it. */
  name: string
  fields: Readonly<Record<string, BlockField>>
  /** The field that holds a text of its own. */
  text?: { field: string; needed: NonNullable<BlockField['needed']> }
  reference?: BlockReference
}

export type BlockDefinition<Node extends BlockNode> = BlockShape & {
  /**
   * The clean structure of the stored fields; null for a block that shows nothing. Throws `RichTextError` on
   * an unresolved reference.
   */
  read: (fields: Record<string, unknown>, reading: BlockReading) => Node | null
  html: (node: Node, rendering: Rendering) => Markup
  /** Every plain text of it that readers see; `textsOf` gives those of a text inside it. */
  texts: (node: Node, textsOf: (nodes: readonly BodyNode[]) => PublicText[]) => PublicText[]
  /** Its words; `plainOf` gives those of a text inside it. */
  plain: (node: Node, plainOf: (nodes: readonly BodyNode[]) => string) => string
}

/** A text of at most so many characters. `needed` is the sentence where it is missing. */
export function text(name: string, maxLength: number, needed?: string): BlockField {
  return {
    check: optionalText(name, maxLength),
    maxLength,
    ...(needed ? { needed: { isFilled: (value) => textOrNull(value) !== null, message: needed } } : {}),
  }
}

/** The id of another document. */
export function reference(name: string, needed?: string): BlockField {
  return {
    check: optionalId(name),
    ...(needed ? { needed: { isFilled: (value) => idOf(value) !== null, message: needed } } : {}),
  }
}

/** One of these values, or none yet. */
export function choice(name: string, values: readonly string[], needed?: string): BlockField {
  return {
    check: oneOf(name, [null, ...values]),
    ...(needed
      ? { needed: { isFilled: (value) => values.some((one) => one === value), message: needed } }
      : {}),
  }
}

/** Yes, no, or nothing. */
export function yesOrNo(name: string): BlockField {
  return { check: optionalBoolean(name) }
}
