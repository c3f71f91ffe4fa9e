// What a reader's own parts of a public page are called, for the templates in the page and for the script
// that fills them.

/** Stands in a template for the id of a comment, and of the comment that it answers. */
export const OWN_ID = 'OWN-ID'
export const ANSWERED_ID = 'ANSWERED-ID'

export type TemplateName =
  | 'person'
  | 'posting'
  | 'verify'
  | 'banned'
  | 'post'
  | 'actions'
  | 'thread'
  | 'reply'
