// Tips of figures: Escape puts one away (WCAG 1.4.13), the first tap shows it instead of jumping to the note,
// and a tip near the right edge opens to the left. Showing on hover and focus is the style sheet's.

export function showFigureTips(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const figure of page.querySelectorAll('.figure:is(:hover, :focus-within, [data-open])')) {
      figure.setAttribute('data-dismissed', '')
      figure.removeAttribute('data-open')
    }
  })

  for (const type of ['pointerover', 'focusin'] as const) {
    page.addEventListener(type, (event) => {
      const figure = figureOf(event.target)
      if (figure) chooseSide(figure)
    })
  }

  for (const type of ['pointerout', 'focusout'] as const) {
    page.addEventListener(type, (event) => {
      const figure = figureOf(event.target)
      const to = (event as MouseEvent | FocusEvent).relatedTarget
      if (figure && !(to instanceof Node && figure.contains(to))) figure.removeAttribute('data-dismissed')
    })
  }

  page.addEventListener('click', (event) => {
    const figure = figureOf(event.target)
    for (const open of page.querySelectorAll('.figure[data-open]'))
      if (open !== figure) open.removeAttribute('data-open')
    if (!figure || (event as PointerEvent).pointerType !== 'touch' || !isLink(event.target)) return
    if (figure.hasAttribute('data-open')) return
    event.preventDefault()
    figure.removeAttribute('data-dismissed')
    figure.setAttribute('data-open', '')
  })
}

function chooseSide(figure: Element): void {
  const { left } = figure.getBoundingClientRect()
  figure.setAttribute('data-side', left > document.documentElement.clientWidth - 380 ? 'end' : 'start')
}

function figureOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.figure') : null
}

function isLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a') !== null
}
