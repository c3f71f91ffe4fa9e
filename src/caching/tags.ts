// What a public answer shows, as words: a change names the same words, and so finds every copy that shows it.

/** A word for something readers can see. */
export type Tag =
  | 'everything'
  | 'articles'
  | 'sections'
  | 'settings'
  | 'staff'
  | 'comments'
  | `article:${string}`
  | `comments:${string}`
  | `picture:${string}`

/** Carried by all that is kept. */
export const EVERYTHING = 'everything' satisfies Tag
/** The order, times and headlines of what is out: on every list, feed and count. */
export const ARTICLES = 'articles' satisfies Tag
/** Names and order of commodities and topics: on every page. */
export const SECTIONS = 'sections' satisfies Tag
/** What an admin sets for the whole site: on every page. */
export const SETTINGS = 'settings' satisfies Tag
/** Which addresses belong to which members of staff. */
export const STAFF = 'staff' satisfies Tag

/** All that shows any comment. */
export const COMMENTS = 'comments' satisfies Tag
/** The text of an article, and whether there is one. */
export const articleTag = (articleId: string): Tag => `article:${articleId}`
/** The comments under an article, and how many they are. */
export const commentsTag = (articleId: string): Tag => `comments:${articleId}`
/** The files of a picture, and whether everybody may see them. */
export const pictureTag = (mediaId: string): Tag => `picture:${mediaId}`

/**
 * `hard`: what was there must not be seen again, so the next who asks waits for the new. `soft`: something is
 * only newer, so for a moment the old is good enough.
 */
export type PurgeKind = 'hard' | 'soft'

export type Purge = { kind: PurgeKind; tags: readonly Tag[] }
