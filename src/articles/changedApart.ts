// Whether something that stands apart from the reporting differs between two editions of a text: whose words
// are quoted, what is disclosed, where numbers come from, what is the newsroom's view.

import { diffArrays } from 'diff'
import type { BodyNode, CommentaryNode } from '#src/richtext/bodyNodes.ts'
import { draftNodes } from '#src/richtext/nodes.ts'
import { linesOfNodes } from '#src/richtext/shownLines.ts'
import type { RichText } from '#src/richtext/types.ts'
import type { ArticleContent } from './content.ts'

/** Words that a slip of the pen may touch in views, captions and links, struck and put in together. */
const MOST_WORDS = 6

/** Most steps of one comparison, which bounds its time. */
const MOST_STEPS = 20

type Part = { texts: string[]; isExact: boolean; sentence: string }

/** A sentence that names the first such difference, or null. */
export function changedApart(had: ArticleContent, has: ArticleContent): string | null {
  const [before, after] = [partsOf(had.body), partsOf(has.body)]
  const at = after.findIndex((part, index) => isChanged(before[index]!, part))
  return after[at]?.sentence ?? null
}

function isChanged(before: Part, after: Part): boolean {
  const [was, is] = [before.texts, after.texts].map((texts) => texts.map((text) => text.trim()))
  if (after.isExact) return JSON.stringify(was) !== JSON.stringify(is)
  if (was!.length !== is!.length) return true
  // Each by itself: what moves from one to another is taken out here and put in there.
  const words = is!.reduce((sum, text, at) => sum + wordsBetween(wordsOf(was![at]!), wordsOf(text)), 0)
  return words > MOST_WORDS
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u)
}

function wordsBetween(was: string[], is: string[]): number {
  const changes = diffArrays(was, is, { maxEditLength: MOST_STEPS })
  if (!changes) return Infinity
  return changes.reduce((sum, { added, removed, value }) => sum + (added || removed ? value.length : 0), 0)
}

function partsOf(body: RichText): Part[] {
  const nodes = flat(draftNodes(body))
  const of = <Type extends BodyNode['type']>(type: Type) =>
    nodes.filter((node): node is Extract<BodyNode, { type: Type }> => node.type === type)
  const lines = (node: BodyNode) => linesOfNodes([node], 'meaning').map(({ text }) => text)
  return [
    {
      texts: nodes.flatMap((node) =>
        node.type === 'quote' || node.type === 'pullQuote' ? ['“', ...lines(node)] : [],
      ),
      isExact: true,
      sentence: 'A quotation differs from what readers have.',
    },
    {
      texts: of('disclosure').map(({ text }) => text),
      isExact: true,
      sentence: 'A disclosure in the text differs from what readers have.',
    },
    {
      texts: of('table').map(({ source }) => source ?? ''),
      isExact: true,
      sentence: 'The source of a table differs from what readers have.',
    },
    {
      texts: of('embed').map(({ url }) => url),
      isExact: true,
      sentence: 'A link card differs from what readers have.',
    },
    {
      texts: of('commentary').map(viewOf),
      isExact: false,
      sentence: 'More than a few words of a commentary block differ from what readers have.',
    },
    {
      texts: [
        ...of('image').map(({ caption }) => caption ?? ''),
        ...of('table').map(({ caption }) => caption ?? ''),
        ...of('embed').flatMap(({ title, description, site }) => [
          title ?? '',
          description ?? '',
          site ?? '',
        ]),
      ],
      isExact: false,
      sentence: 'More than a few words of captions and link cards differ from what readers have.',
    },
  ]
}

function viewOf({ label, children }: CommentaryNode): string {
  return [label, ...linesOfNodes(children, 'meaning').map(({ text }) => text)].join('\n')
}

/** What stands within a commentary block stands for itself too: a quotation there is one. */
function flat(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node) => [node, ...(node.type === 'commentary' ? flat(node.children) : [])])
}
