// A second press of a button while the first is on its way sends nothing.

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
