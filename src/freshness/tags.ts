// What a public answer shows, as words: a change names the same words, and so finds every copy that shows it.

/** A word for something readers can see. `reader:` is for the house alone: no id of a reader leaves it. */
export type Tag = 'articles' | 'sections' | 'settings' | 'staff' | `article:${string}` | `comments:${string}` | `reader:${string}`

/** The order, times and headlines of what is out: on every list, feed and count. */
export const ARTICLES = 'articles' satisfies Tag
/** Names and order of commodities and topics: on every page. */
export const SECTIONS = 'sections' satisfies Tag
/** What an admin sets for the whole site: on every page. */
export const SETTINGS = 'settings' satisfies Tag
/** Which addresses belong to which members of staff. */
export const STAFF = 'staff' satisfies Tag

/** The text of an article, and whether there is one. */
export const articleTag = (articleId: string): Tag => `article:${articleId}`
/** The comments under an article, and how many they are. */
export const commentsTag = (articleId: string): Tag => `comments:${articleId}`
/** The name of a reader, and whether what they said is shown. */
export const readerTag = (readerId: string): Tag => `reader:${readerId}`

/** The tags that may be told to anybody, such as a cache of somebody else's in front. */
export function tellable(tags: readonly Tag[]): Tag[] {
  return tags.filter((tag) => !tag.startsWith('reader:'))
}
