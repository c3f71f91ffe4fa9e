// The parts of a text as other sites get them: a schema for each, told apart by `type`, and what each is made
// of.

import { z } from '@hono/zod-openapi'
import type { BodyNode, InlineNode as StoredInline, ListNode as StoredList } from '#src/richtext/bodyNodes.ts'
import type { PublicAuthor } from '#src/richtext/types.ts'
import {
  absolute,
  Author,
  Figure,
  Image,
  orNull,
  presentAuthor,
  presentFigure,
  presentImage,
} from './common.ts'

const style = z.literal(true).optional()
const TextNode = z
  .object({
    type: z.literal('text'),
    text: z.string(),
    bold: style,
    italic: style,
    subscript: style,
    superscript: style,
  })
  .openapi('TextNode', { description: 'Words in one style. A style that does not apply is absent.' })
const LineBreakNode = z.object({ type: z.literal('lineBreak') }).openapi('LineBreakNode')
const FigureNode = z.object({ type: z.literal('figure'), figure: Figure }).openapi('FigureNode')

type Link = { type: 'link'; url: string; newTab: boolean; children: Inline[] }
type Inline = z.output<typeof TextNode> | z.output<typeof LineBreakNode> | z.output<typeof FigureNode> | Link

const inline = z.lazy((): z.ZodType<Inline> => InlineNode)
const LinkNode = z
  .object({
    type: z.literal('link'),
    url: z.string().openapi({ description: 'http, https or mailto.' }),
    newTab: z.boolean(),
    children: z.array(inline),
  })
  .openapi('LinkNode')
const InlineNode = z
  .discriminatedUnion('type', [TextNode, LineBreakNode, LinkNode, FigureNode])
  .openapi('InlineNode', { description: 'What stands inside a line.' })

const children = z.array(InlineNode)
const ParagraphNode = z.object({ type: z.literal('paragraph'), children }).openapi('ParagraphNode')
const HeadingNode = z
  .object({
    type: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]).openapi({ type: 'integer', enum: [2, 3, 4] }),
    id: z.string().openapi({ description: 'Unique in its text; the same in `html` and on the page.' }),
    children,
  })
  .openapi('HeadingNode')

type Item = { type: 'listItem'; children: Inline[]; lists: List[] }
type List = { type: 'list'; ordered: boolean; start: number; items: Item[] }

const ListItemNode: z.ZodType<Item> = z
  .object({
    type: z.literal('listItem'),
    children,
    lists: z
      .array(z.lazy((): z.ZodType<List> => ListNode))
      .openapi({ description: 'Lists nested under the point.' }),
  })
  .openapi('ListItemNode')
const ListNode = z
  .object({
    type: z.literal('list'),
    ordered: z.boolean(),
    start: z.int().openapi({ description: 'The first number of an ordered list.' }),
    items: z.array(ListItemNode),
  })
  .openapi('ListNode')
const QuoteNode = z.object({ type: z.literal('quote'), children }).openapi('QuoteNode')
const RuleNode = z.object({ type: z.literal('rule') }).openapi('RuleNode')

const Analyst = z
  .object({ ...Author.shape, url: z.url().nullable() })
  .openapi('Analyst', { description: 'Who has no byline in the article has no address.' })
type Commentary = {
  type: 'commentary'
  label: string
  analyst: z.output<typeof Analyst> | null
  stance: 'bullish' | 'neutral' | 'bearish' | 'none'
  horizon: string | null
  children: Node[]
}
const CommentaryNode = z
  .object({
    type: z.literal('commentary'),
    label: z.string(),
    analyst: orNull(Analyst),
    stance: z.enum(['bullish', 'neutral', 'bearish', 'none']),
    horizon: z.string().nullable(),
    children: z.array(z.lazy((): z.ZodType<Node> => BodyNodeSchema)),
  })
  .openapi('CommentaryNode', { description: 'The newsroom’s view, set apart from the reporting.' })
const PullQuoteNode = z
  .object({ type: z.literal('pullQuote'), quote: z.string(), attribution: z.string().nullable() })
  .openapi('PullQuoteNode')
const TableNode = z
  .object({
    type: z.literal('table'),
    caption: z.string().nullable(),
    source: z.string().nullable(),
    headerRow: z.boolean().openapi({ description: 'The first row are headings.' }),
    headerColumn: z.boolean().openapi({ description: 'The first column are headings.' }),
    rows: z.array(z.array(z.string())).openapi({ description: 'Each has as many cells.' }),
  })
  .openapi('TableNode')
const ImageNode = z
  .object({ type: z.literal('image'), image: Image, caption: z.string().nullable() })
  .openapi('ImageNode')
const DisclosureNode = z.object({ type: z.literal('disclosure'), text: z.string() }).openapi('DisclosureNode')
const EmbedNode = z
  .object({
    type: z.literal('embed'),
    url: z.url(),
    title: z.string().nullable(),
    description: z.string().nullable(),
    site: z.string().nullable(),
  })
  .openapi('EmbedNode', { description: 'A link to a page elsewhere, to be shown as a card.' })

type Node =
  | z.output<typeof ParagraphNode>
  | z.output<typeof HeadingNode>
  | List
  | z.output<typeof QuoteNode>
  | z.output<typeof RuleNode>
  | Commentary
  | z.output<typeof PullQuoteNode>
  | z.output<typeof TableNode>
  | z.output<typeof ImageNode>
  | z.output<typeof DisclosureNode>
  | z.output<typeof EmbedNode>

/**
 * A part of a text. A kind that a text may hold and that is missing here is a compile error of
 * `presentNodes`.
 */
export const BodyNodeSchema = z
  .discriminatedUnion('type', [
    ParagraphNode,
    HeadingNode,
    ListNode,
    QuoteNode,
    RuleNode,
    CommentaryNode,
    PullQuoteNode,
    TableNode,
    ImageNode,
    DisclosureNode,
    EmbedNode,
  ])
  .openapi('BodyNode')

type Place = { siteUrl: string; authorPath: (author: PublicAuthor) => string | null }

/**
 * The parts of a text with figures, pictures and people as they are everywhere in the API, and whole
 * addresses.
 */
export function presentNodes(nodes: readonly BodyNode[], place: Place): Node[] {
  return nodes.map((node): Node => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
      case 'quote':
        return { ...node, children: presentInline(node.children, place) }
      case 'list':
        return presentList(node, place)
      case 'commentary':
        return {
          ...node,
          analyst: node.analyst && presentAnalyst(node.analyst, place),
          children: presentNodes(node.children, place),
        }
      case 'image':
        return { ...node, image: presentImage(node.image, place.siteUrl) }
      default:
        return node
    }
  })
}

function presentInline(nodes: readonly StoredInline[], place: Place): Inline[] {
  return nodes.map((node): Inline => {
    switch (node.type) {
      case 'figure':
        return { ...node, figure: presentFigure(node.figure) }
      case 'link':
        return {
          ...node,
          url: absolute(node.url, place.siteUrl),
          children: presentInline(node.children, place),
        }
      default:
        return node
    }
  })
}

function presentList(list: StoredList, place: Place): List {
  return {
    ...list,
    items: list.items.map((item) => ({
      ...item,
      children: presentInline(item.children, place),
      lists: item.lists.map((nested) => presentList(nested, place)),
    })),
  }
}

function presentAnalyst(analyst: PublicAuthor, { siteUrl, authorPath }: Place): z.output<typeof Analyst> {
  const path = authorPath(analyst)
  return { ...presentAuthor(analyst, siteUrl), url: path === null ? null : absolute(path, siteUrl) }
}
