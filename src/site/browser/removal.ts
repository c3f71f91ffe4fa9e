// Whoever does not want to remove their comment after all is back at it at once, without loading the page
// again.

export function keepAfterAll(comments: HTMLElement): void {
  comments.addEventListener('click', (event) => {
    const box = event.target instanceof Element ? event.target.closest('.remove a')?.closest('details') : null
    if (!box) return
    event.preventDefault()
    box.open = false
    box.querySelector('summary')?.focus()
  })
}
