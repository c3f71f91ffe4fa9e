// The time left to change one's own comment, ticking; when it is over, what can no longer be done goes.

export function countDown(comments: HTMLElement): void {
  const tick = () => {
    const running = [...comments.querySelectorAll<HTMLElement>('[data-until]')]
    for (const element of running) show(element)
    if (running.length > 0) setTimeout(tick, 10_000)
  }
  tick()
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
