// Where the comments of a page are. Their ids stand in the page once, on the comments themselves.

/** The id of a comment by its element. */
export function commentIdOf(comment: Element): string {
  return comment.id.replace(/^comment-/, '')
}

/** The element of a comment by its id. */
export function commentOf(page: Document, id: string): HTMLElement | null {
  return page.getElementById(`comment-${id}`)
}

/** The thread in which an element stands. */
export function threadOf(element: Element | null): Element | null {
  return element?.closest('.thread') ?? null
}

/** The comment that begins a thread, or is the whole of an item. */
export function firstCommentOf(item: Element): Element | null {
  return item.querySelector('.comment')
}
