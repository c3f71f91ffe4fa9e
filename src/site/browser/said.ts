// What was just done stands in the page as it comes, and of that a screen reader says nothing: only of what
// changes in a status.

/** Time for a page to be read out from its beginning, in milliseconds. */
const SOON = 300

/**
 * Has the message of the page, if there is one, said politely: after what is being said, and without moving
 * the focus.
 */
export function sayNotice(page: Document): void {
  const notice = page.querySelector('[role="status"]')
  if (notice) setTimeout(() => notice.replaceChildren(notice.textContent), SOON)
}
