// A comment as HTML that is safe to put on a page. Sanitizing is the last thing that happens to the tree.

import type { Root } from 'hast'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { sayDirections } from './directions.ts'
import { commentTree } from './markdown.ts'

/**
 * All that may come out: eleven elements, and no attribute save the address of a link and the first number of
 * a list. The `rel` of a link is not taken from the tree but set here, so that no step before can change it:
 * written by a reader, not vouched for, and without a hold on the page it was opened from. Directions of
 * lines are said afterwards, from the words alone.
 */
export const COMMENT_SCHEMA: Schema = {
  tagNames: ['p', 'br', 'strong', 'em', 'a', 'blockquote', 'code', 'pre', 'ul', 'ol', 'li'],
  attributes: { a: ['href'], ol: ['start'] },
  required: { a: { rel: ['ugc', 'nofollow', 'noopener'] } },
  protocols: { href: ['http', 'https'] },
  strip: ['script', 'style'],
  ancestors: { li: ['ul', 'ol'] },
  clobber: [],
  clobberPrefix: 'comment-',
  allowComments: false,
  allowDoctypes: false,
}

const finish = unified().use(rehypeSanitize, COMMENT_SCHEMA).use(rehypeStringify).freeze()

/** The HTML of a comment's Markdown source. Takes anything that is text, in bounded time. */
export function renderComment(source: string): string {
  return treeHtml(commentTree(source))
}

/**
 * Sanitizes a tree and writes it out; whatever the tree holds, the HTML holds only what `COMMENT_SCHEMA`
 * names.
 */
export function treeHtml(tree: Root): string {
  return writeTree(safeTree(tree))
}

/** The tree with only what `COMMENT_SCHEMA` names. */
export function safeTree(tree: Root): Root {
  const safe = finish.runSync(tree)
  sayDirections(safe)
  return safe
}

/** A tree as HTML. */
export function writeTree(tree: Root): string {
  return finish.stringify(tree)
}
