// A comment as HTML that is safe to put on a page. Sanitizing is the last thing that happens to the tree.

import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { commentTree, LINK_REL, treeText } from './markdown.ts'

/**
 * All that may come out: eleven elements, and no attribute save the address and the `rel` of a link and the first number of a
 * list. `required` puts the `rel` back should it ever be missing.
 */
export const COMMENT_SCHEMA: Schema = {
  tagNames: ['p', 'br', 'strong', 'em', 'a', 'blockquote', 'code', 'pre', 'ul', 'ol', 'li'],
  attributes: { a: ['href', ['rel', ...LINK_REL]], ol: ['start'] },
  required: { a: { rel: LINK_REL } },
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
  const tree = commentTree(source)
  return finish.stringify(finish.runSync(tree))
}

/** The words of a comment without any form, for mail, search and lists. Addresses behind links are left out. */
export function plainComment(source: string): string {
  return treeText(commentTree(source)).replace(/\n{3,}/g, '\n\n').trim()
}
