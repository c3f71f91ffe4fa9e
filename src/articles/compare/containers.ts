// An article taken apart into what stands by itself: the reporting, each view, quotation, caption, table and
// so on. Of each, which words a slip of the pen may touch; all else stays to the letter, so that a field that
// comes later does too.

import { draftNodes } from '#src/richtext/body/nodes.ts'
import { linesOfNodes, type ShownLine } from '#src/richtext/body/shownLines.ts'
import type { BodyNode, CommentaryNode, InlineNode, ListNode, TableNode } from '#src/richtext/bodyNodes.ts'
import type { PublicImage } from '#src/richtext/types.ts'
import type { ArticleContent } from '../content.ts'
import { tokensOfLines, tokensOfText, type WordToken } from './wordTokens.ts'

/** Words that a slip may touch; all of one kind have one bound. */
export type TouchableKind =
  | 'the headline'
  | 'the standfirst'
  | 'search engine texts'
  | 'alternative texts'
  | 'captions and link cards'
  | 'tables'
  | 'a commentary block'
  | 'the reporting'

export type Touchable = { kind: TouchableKind; tokens: WordToken[] }

/** What stays to the letter: what it is called in a sentence, and what is shown of it where that is short. */
export type Fact = { what: string; is: unknown; shown?: string }

/** What stands between all that stands apart. */
export const THE_TEXT = 'The text'

/** `lines` are those whose numbers are compared. Those of one kind have the same facts in one order. */
export type Container = { kind: string; facts: Fact[]; touchable: Touchable[]; lines: ShownLine[] }

type Parts = { facts?: Fact[]; touchable?: Touchable[]; lines?: ShownLine[] }

function container(kind: string, { facts = [], touchable = [], lines = [] }: Parts): Container {
  return { kind, facts, touchable, lines }
}

function ofText(kind: TouchableKind, text: string | null): Touchable {
  return { kind, tokens: tokensOfText(text) }
}

/** What a slip may touch beside the body. Its numbers are compared part by part. */
export function containersBeside({ headline, standfirst, seo, leadImage }: ArticleContent): Container[] {
  const { title, description, ...others } = seo
  return [
    container('The headline', { touchable: [ofText('the headline', headline)] }),
    container('The standfirst', { touchable: [ofText('the standfirst', standfirst)] }),
    container('What search engines get', {
      facts: [{ what: 'What search engines get', is: others }],
      touchable: [ofText('search engine texts', title), ofText('search engine texts', description)],
    }),
    ...(leadImage ? [container('A picture', pictured(leadImage))] : []),
  ]
}

/** The body from top to bottom; on either side of what stands apart there is a text, be it empty. */
export function containersOfBody({ body }: ArticleContent): Container[] {
  return containersOf(draftNodes(body), 'the reporting')
}

function containersOf(nodes: readonly BodyNode[], kind: TouchableKind): Container[] {
  const found: Container[] = []
  let run: BodyNode[] = []
  const endRun = () => {
    const tokens = tokensOfLines(run.flatMap(inlineLines))
    found.push(container(THE_TEXT, { touchable: [{ kind, tokens }], lines: linesOfNodes(run, 'meaning') }))
    run = []
  }
  for (const node of nodes) {
    const apart = containersApart(node)
    if (!apart) run.push(node)
    else {
      endRun()
      found.push(...apart)
    }
  }
  endRun()
  return found
}

/** Null for a node of the running text. */
function containersApart(node: BodyNode): Container[] | null {
  const one = (kind: string, parts: Omit<Parts, 'lines'>) => [
    container(kind, { ...parts, lines: linesOfNodes([node], 'meaning') }),
  ]
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'list':
    case 'rule':
      return null
    case 'commentary':
      return viewed(node)
    case 'quote': {
      const lines = linesOfNodes([node], 'meaning').map(({ text }) => text.trim())
      return one('A quotation', {
        facts: [{ what: 'A quotation', is: [lines, tokensOfLines([node.children])] }],
      })
    }
    case 'pullQuote':
      return one('A quotation', {
        facts: [{ what: 'A quotation', is: { ...node, quote: node.quote.trim() } }],
      })
    case 'disclosure':
      return one('A disclosure in the text', {
        facts: [{ what: 'A disclosure in the text', is: { ...node, text: node.text.trim() } }],
      })
    case 'table':
      return one('A table', tabled(node))
    case 'image': {
      const { image, caption, ...others } = node
      const { facts, touchable } = pictured(image)
      return one('A picture', {
        facts: [...facts, { what: 'A picture', is: others }],
        touchable: [...touchable, ofText('captions and link cards', caption)],
      })
    }
    case 'embed': {
      const { title, description, ...others } = node
      return one('A link card', {
        facts: [{ what: 'A link card', is: others }],
        touchable: [title, description].map((text) => ofText('captions and link cards', text)),
      })
    }
  }
}

/** What stands in a view is the view, up to its end. */
function viewed({ label, analyst, stance, horizon, children, ...others }: CommentaryNode): Container[] {
  return [
    container('A commentary block', {
      facts: [
        { what: 'The label of a commentary block', is: label, shown: `“${label}”` },
        { what: 'The analyst of a commentary block', is: analyst, shown: analyst?.name ?? 'nobody' },
        { what: 'The view of a commentary block', is: stance, shown: stance },
        { what: 'The horizon of a commentary block', is: horizon, shown: `“${horizon ?? ''}”` },
        { what: 'A commentary block', is: others },
      ],
    }),
    ...containersOf(children, 'a commentary block'),
    container('The end of a commentary block', {}),
  ]
}

/** The sizes of a picture are made of it, and may be made anew. */
function pictured(picture: PublicImage): Required<Omit<Parts, 'lines'>> {
  const { alt, url, sizes: _, ...others } = picture
  return {
    facts: [
      { what: 'A picture', is: url },
      { what: 'The credit or the rights of a picture, or its form,', is: others },
    ],
    touchable: [ofText('alternative texts', alt)],
  }
}

/** Each cell stands by itself. Where there are numbers, cells are compared whole beside that. */
function tabled({ caption, source, rows, ...others }: TableNode): Omit<Parts, 'lines'> {
  return {
    facts: [
      { what: 'The source of a table', is: source },
      {
        what: 'The number of rows or columns of a table, or which are headings,',
        is: [others, rows.map(({ length }) => length)],
      },
    ],
    touchable: [
      ofText('captions and link cards', caption),
      ...rows.flat().map((cell) => ofText('tables', cell)),
    ],
  }
}

/** Every line of a node of the running text. */
function inlineLines(node: BodyNode): InlineNode[][] {
  if (node.type === 'paragraph' || node.type === 'heading') return [node.children]
  return node.type === 'list' ? pointsOf(node) : []
}

function pointsOf({ items }: ListNode): InlineNode[][] {
  return items.flatMap(({ children, lists }) => [children, ...lists.flatMap(pointsOf)])
}
