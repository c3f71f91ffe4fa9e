// What a page does with its forms and its message, so that a person is told once and sends once.

/** Time for a page to be read out from its beginning, in milliseconds. */
const SOON = 300

/**
 * Has the message of the page, if there is one, said politely: after what is being said, and without moving
 * the focus. What stands in the page as it comes is not read out, only what changes in a status.
 */
export function sayNotice(page: Document): void {
  const notice = page.querySelector('[role="status"]')
  if (notice) setTimeout(() => notice.replaceChildren(notice.textContent), SOON)
}

/** A second press of a button while the first is on its way sends nothing. */
export function sendOnce(page: Document): void {
  page.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null
    if (!form || form.method !== 'post') return
    if (form.dataset['sent'] === 'yes') event.preventDefault()
    form.dataset['sent'] = 'yes'
  })
  // A page that comes back from the browser's history may be sent again.
  addEventListener('pageshow', () => {
    for (const form of page.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent']
  })
}

/**
 * Whoever does not want to remove their comment after all is back at it at once, without loading the page
 * again.
 */
export function keepAfterAll(comments: HTMLElement): void {
  comments.addEventListener('click', (event) => {
    const box = event.target instanceof Element ? event.target.closest('.remove a')?.closest('details') : null
    if (!box) return
    event.preventDefault()
    box.open = false
    box.querySelector('summary')?.focus()
  })
}
