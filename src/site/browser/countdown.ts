// The time left to change one's own comment, ticking; when it is over, what can no longer be done goes.

let clock: ReturnType<typeof setTimeout> | undefined

/** Starts the one clock of the page, or starts it again when there is more to count. */
export function countDown(comments: HTMLElement): void {
  clearTimeout(clock)
  const running = [...comments.querySelectorAll<HTMLElement>('[data-until]')]
  for (const element of running) show(element)
  if (running.length > 0) clock = setTimeout(() => countDown(comments), 10_000)
}

function show(element: HTMLElement): void {
  const minutes = Math.ceil((Date.parse(element.dataset['until'] ?? '') - Date.now()) / 60_000)
  if (!(minutes > 0)) {
    element.remove()
    return
  }
  const left = element.querySelector('[data-left]')
  const text = minutes === 1 ? '1 minute' : `${minutes} minutes`
  if (left && left.textContent !== text) left.textContent = text
}
