// From the editor's JSON to the clean structure that pages, plain text and other sites are made from.

import type { PublicFigure } from '#src/figures/types.ts'
import { BLOCKS, isBlockName } from '../blocks/index.ts'
import type { BodyNode, HeadingNode, InlineNode, ListItemNode, ListNode, TextNode } from '../bodyNodes.ts'
import { RichTextError } from '../errors.ts'
import { createHeadingIds, inlineText, type HeadingIds } from '../headings.ts'
import { MAX_DEPTH } from '../limits.ts'
import { childrenOf, isRecord, recordOf, stringOf } from '../records.ts'
import { FORMATS, type FormatName } from '../textFormats.ts'
import type { RichText, RichTextNode } from '../types.ts'
import { checkLinkUrl } from '../urls.ts'

/**
 * What a walk carries along: how deep it is, whether an unresolved reference stops it, what goes before paths
 * of this site, and the heading ids given so far.
 */
type Walk = { depth: number; unresolved: 'refuse' | 'omit'; siteUrl: string; headingIds: HeadingIds }

/**
 * The structure of a resolved text. It holds only what it names: a node, a property or an address outside the
 * allow-list is left out. With `siteUrl` (no slash at the end) links to paths of this site become absolute.
 * Throws `RichTextError` where a reference is not resolved or the nesting is too deep.
 */
export function structuredNodes(
  body: RichText | null | undefined,
  options: { siteUrl?: string } = {},
): BodyNode[] {
  return bodyNodes(body, {
    depth: 0,
    unresolved: 'refuse',
    siteUrl: options.siteUrl ?? '',
    headingIds: createHeadingIds(),
  })
}

/** As `structuredNodes`, for a text as the desk stores it: references that are not resolved are left out. */
export function draftNodes(body: RichText | null | undefined): BodyNode[] {
  return bodyNodes(body, { depth: 0, unresolved: 'omit', siteUrl: '', headingIds: createHeadingIds() })
}

/** The parts of a text or of the text inside a block. */
function bodyNodes(body: unknown, walk: Walk): BodyNode[] {
  const root = recordOf(recordOf(body)['root'])
  return childrenOf(root).flatMap((child) => bodyNode(child, deeper(walk)) ?? [])
}

function bodyNode(node: RichTextNode, walk: Walk): BodyNode | null {
  switch (node.type) {
    case 'paragraph': {
      const children = inlineNodes(node, walk)
      return children.length === 0 ? null : { type: 'paragraph', children }
    }
    case 'heading':
      return headingNode(node, walk)
    case 'list':
      return listNode(node, walk)
    case 'quote':
      return { type: 'quote', children: inlineNodes(node, walk) }
    case 'horizontalrule':
      return { type: 'rule' }
    case 'block':
      return blockNode(recordOf(node['fields']), walk)
    default:
      return null
  }
}

/** One block, or nothing for an unknown or an empty one. */
function blockNode(fields: Record<string, unknown>, walk: Walk): BodyNode | null {
  const name = fields['blockType']
  if (!isBlockName(name)) return null
  return BLOCKS[name].read(fields, {
    unresolved: walk.unresolved,
    readText: (text) => bodyNodes(text, deeper(walk)),
  })
}

function headingNode(node: RichTextNode, walk: Walk): HeadingNode | null {
  const level = { h2: 2, h3: 3, h4: 4 }[stringOf(node['tag'])] as 2 | 3 | 4 | undefined
  if (level === undefined) return null
  const children = inlineNodes(node, walk)
  return { type: 'heading', level, id: walk.headingIds(inlineText(children)), children }
}

function listNode(node: RichTextNode, walk: Walk): ListNode {
  const ordered = node['listType'] === 'number'
  const start = typeof node['start'] === 'number' && Number.isInteger(node['start']) ? node['start'] : 1
  return { type: 'list', ordered, start: ordered ? start : 1, items: listItems(node, deeper(walk)) }
}

/** The editor keeps a nested list in an item of its own after its point; here it belongs to the point. */
function listItems(node: RichTextNode, walk: Walk): ListItemNode[] {
  const items: ListItemNode[] = []
  for (const child of childrenOf(node)) {
    if (child.type !== 'listitem') continue
    const children = inlineNodes(child, walk)
    const lists = childrenOf(child)
      .filter((part) => part.type === 'list')
      .map((part) => listNode(part, deeper(walk)))
    const previous = items.at(-1)
    if (children.length === 0 && lists.length > 0 && previous) previous.lists.push(...lists)
    else items.push({ type: 'listItem', children, lists })
  }
  return items
}

function inlineNodes(node: RichTextNode, walk: Walk): InlineNode[] {
  const inner = deeper(walk)
  return childrenOf(node).flatMap((child) => inlineNode(child, inner))
}

function inlineNode(node: RichTextNode, walk: Walk): InlineNode[] {
  switch (node.type) {
    case 'text':
      return textNode(node)
    case 'tab':
      return [{ type: 'text', text: '\t' }]
    case 'linebreak':
      return [{ type: 'lineBreak' }]
    case 'link':
    case 'autolink':
      return linkNode(node, walk)
    case 'inlineBlock':
      return figureNode(node, walk)
    default:
      return []
  }
}

function textNode(node: RichTextNode): TextNode[] {
  const text = stringOf(node['text'])
  if (text === '') return []
  const format = typeof node['format'] === 'number' ? node['format'] : 0
  const styles = Object.keys(FORMATS).filter(
    (name): name is FormatName => (format & FORMATS[name as FormatName]) !== 0,
  )
  return [{ type: 'text', text, ...Object.fromEntries(styles.map((name) => [name, true])) }]
}

/** A link whose address is not allowed gives its words only. */
function linkNode(node: RichTextNode, walk: Walk): InlineNode[] {
  const fields = recordOf(node['fields'])
  const children = inlineNodes(node, walk).filter((child) => child.type !== 'link')
  const url = checkLinkUrl(fields['url'])
  if (!url.ok) return children
  return [
    {
      type: 'link',
      url: url.href.startsWith('/') ? walk.siteUrl + url.href : url.href,
      newTab: fields['newTab'] === true,
      children,
    },
  ]
}

function figureNode(node: RichTextNode, walk: Walk): InlineNode[] {
  const fields = recordOf(node['fields'])
  if (fields['blockType'] !== 'figure') return []
  const figure = fields['figure']
  if (isRecord(figure) && typeof figure['text'] === 'string')
    return [{ type: 'figure', figure: figure as PublicFigure }]
  if (walk.unresolved === 'omit') return []
  throw new RichTextError('unresolved_reference', 'A figure in the text has not been looked up yet.', {
    figure,
  })
}

function deeper(walk: Walk): Walk {
  if (walk.depth >= MAX_DEPTH)
    throw new RichTextError('too_deep', `The text is nested deeper than ${MAX_DEPTH} levels.`)
  return { ...walk, depth: walk.depth + 1 }
}
