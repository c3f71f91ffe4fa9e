// The blocks of a text, each from its stored fields to its clean structure.

import type { BodyNode, CommentaryNode, ImageNode, Stance } from './bodyNodes.ts'
import { RichTextError } from './errors.ts'
import { isRecord, stringOf, textOrNull } from './records.ts'
import { parseCells } from './table.ts'
import type { PublicAuthor, PublicImage } from './types.ts'
import { checkPageUrl } from './urls.ts'

/** The stances a commentary block may take; `none` takes no view. */
export const STANCES: readonly Stance[] = ['bullish', 'neutral', 'bearish', 'none']

/** What reading a block needs from the walk it is part of. */
export type BlockReading = {
  /** Whether a reference that is not resolved stops the reading or is left out. */
  unresolved: 'refuse' | 'omit'
  /** Reads the text inside a block, one level deeper. */
  readText: (text: unknown) => BodyNode[]
}

/** One block, or nothing for an unknown or an empty one. Throws `RichTextError` on an unresolved reference. */
export function blockNode(fields: Record<string, unknown>, reading: BlockReading): BodyNode | null {
  switch (fields['blockType']) {
    case 'commentary':
      return commentaryNode(fields, reading)
    case 'pullQuote':
      return {
        type: 'pullQuote',
        quote: stringOf(fields['quote']),
        attribution: textOrNull(fields['attribution']),
      }
    case 'table':
      return tableNode(fields)
    case 'image':
      return imageNode(fields, reading)
    case 'disclosure':
      return { type: 'disclosure', text: stringOf(fields['text']) }
    case 'embed':
      return embedNode(fields)
    default:
      return null
  }
}

function commentaryNode(fields: Record<string, unknown>, reading: BlockReading): CommentaryNode {
  const stance = STANCES.find((known) => known === fields['stance']) ?? 'none'
  const children = reading.readText(fields['text'])
  return {
    type: 'commentary',
    label: textOrNull(fields['label']) ?? 'Commentary',
    analyst: analystOf(fields['analyst'], reading),
    stance,
    horizon: textOrNull(fields['horizon']),
    children,
  }
}

function analystOf(analyst: unknown, reading: BlockReading): PublicAuthor | null {
  if (analyst === null || analyst === undefined || analyst === '') return null
  if (isRecord(analyst) && typeof analyst['name'] === 'string') return analyst as PublicAuthor
  if (reading.unresolved === 'omit') return null
  throw new RichTextError(
    'unresolved_reference',
    'The analyst of a commentary block has not been looked up yet.',
    { analyst },
  )
}

function imageNode(fields: Record<string, unknown>, reading: BlockReading): ImageNode | null {
  const image = fields['image']
  if (isRecord(image) && typeof image['url'] === 'string')
    return { type: 'image', image: image as PublicImage, caption: textOrNull(fields['caption']) }
  if (reading.unresolved === 'omit') return null
  throw new RichTextError('unresolved_reference', 'An image in the text has not been looked up yet.', {
    image,
  })
}

function tableNode(fields: Record<string, unknown>): BodyNode {
  return {
    type: 'table',
    caption: textOrNull(fields['caption']),
    source: textOrNull(fields['source']),
    headerRow: fields['headerRow'] === true,
    headerColumn: fields['headerColumn'] === true,
    rows: parseCells(stringOf(fields['cells'])),
  }
}

function embedNode(fields: Record<string, unknown>): BodyNode | null {
  const url = checkPageUrl(fields['url'])
  if (!url.ok) return null
  return {
    type: 'embed',
    url: url.href,
    title: textOrNull(fields['title']),
    description: textOrNull(fields['description']),
    site: textOrNull(fields['site']),
  }
}
