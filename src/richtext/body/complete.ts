// What a text still lacks before it can be submitted: drafts may be half-written, approved texts may not.

import { blockOf } from '../blocks/index.ts'
import { isEmptyUrl } from '../checks.ts'
import { MAX_BLOCKS, MAX_LINKS, MAX_LIST_LEVELS } from '../limits.ts'
import { childrenOf, recordOf, textOrNull } from '../records.ts'
import { touchingFigures } from '../touchingFigures.ts'
import type { RichTextNode } from '../types.ts'
import { placedNodes, type PlacedNode } from '../walk.ts'
import { isWord } from '../words.ts'
import { inspectBody, type BodyProblem } from './validate.ts'

/**
 * What keeps a text that `validateBody` accepts from being submitted, in reading order: what is too long or
 * not whole, too many blocks or links, empty blocks, links without an address, headings, quotations and
 * points of lists without words, a text without any content. An empty list means that it can be submitted.
 * The workflow asks it at every step, and the form while it is typed. Never throws.
 */
export function unfinishedParts(body: unknown): BodyProblem[] {
  const placed = [...placedNodes(body)]
  const touching = new Set(placed.flatMap(({ node }) => touchingFigures(node)))
  const found = [
    ...inspectBody(body).unfinished,
    ...placed.flatMap(missingIn),
    ...tooMany(placed, isBlock, `A text may have ${MAX_BLOCKS} blocks and figures. ${DIVIDE}`, MAX_BLOCKS),
    ...tooMany(placed, isLink, `A text may have ${MAX_LINKS} links. ${DIVIDE}`, MAX_LINKS),
    ...placed.filter(({ node }) => touching.has(node)).map(touches),
  ]
  const places = new Set<string>()
  const each = found.filter(({ path }) => !places.has(path) && places.add(path))
  const inOrder = each.toSorted((one, other) => one.part - other.part)
  if (placed.some(({ node }) => isWord(node))) return inOrder
  return [{ path: 'root', part: 0, message: 'The article has no text yet.' }, ...inOrder]
}

const DIVIDE = 'Make two articles of it.'

const isBlock = ({ type }: RichTextNode) => type === 'block' || type === 'inlineBlock'
const isLink = ({ type }: RichTextNode) => type === 'link' || type === 'autolink'

/** Told once, at the first that is too many. */
function tooMany(
  placed: readonly PlacedNode[],
  isOne: (node: RichTextNode) => boolean,
  message: string,
  most: number,
): BodyProblem[] {
  const first = placed.filter(({ node }) => isOne(node))[most]
  return first ? [{ path: first.path, part: first.part, message }] : []
}

function touches({ path, part }: PlacedNode): BodyProblem {
  const message = 'A figure touches the word or the number beside it. Put a space between them.'
  return { path, part, message }
}

function missingIn({ node, path, part }: PlacedNode): BodyProblem[] {
  const fields = recordOf(node['fields'])
  if (isBlock(node))
    return missingInBlock(node, fields).map(({ field, message }) => ({
      path: `${path}.fields.${field}`,
      part,
      message,
    }))
  if (isLink(node) && isEmptyUrl(fields['url']))
    return [{ path: `${path}.fields.url`, part, message: 'A link has no full address.' }]
  if (node.type === 'list' && levelOf(path) === MAX_LIST_LEVELS + 1)
    return [
      { path, part, message: `A list is nested deeper than ${MAX_LIST_LEVELS} levels. Move its points up.` },
    ]
  const wordless = WORDLESS[node.type]
  return wordless && !hasWords(node) ? [{ path, part, message: wordless }] : []
}

/** The level of a list by its place: lists stand in their text or in a point of another list. */
function levelOf(path: string): number {
  const within = path.slice(path.lastIndexOf('root'))
  return Math.ceil((within.split('.children[').length - 1) / 2)
}

/** What readers would see an empty mark of, by the type of the node. */
const WORDLESS: Record<string, string> = {
  heading: 'A heading has no words.',
  quote: 'A quotation has no words. Write it or delete it.',
  listitem: 'A point of a list has no words. Write it or delete it.',
}

function hasWords(node: RichTextNode): boolean {
  return childrenOf(node).some(
    (child) => child.type !== 'linebreak' && (child.type !== 'text' || textOrNull(child['text']) !== null),
  )
}

function missingInBlock(
  node: RichTextNode,
  fields: Record<string, unknown>,
): { field: string; message: string }[] {
  const block = blockOf(node)
  if (!block) return []
  const wanted = Object.entries(block.fields).map(([field, { needed }]) => ({ field, needed }))
  return [...wanted, ...(block.text ? [block.text] : [])].flatMap(({ field, needed }) =>
    needed && !needed.isFilled(fields[field]) ? [{ field, message: needed.message }] : [],
  )
}
