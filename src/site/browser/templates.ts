// Parts of the page that came with it as templates, made ready to be put in place.

import type { TemplateName } from '../view/own.ts'

/**
 * A copy of a template's one element, in which marks in attributes (`OWN-ID`) are replaced; null where the
 * page has no such template.
 */
export function copyOf(
  page: ParentNode,
  name: TemplateName,
  marks: Record<string, string> = {},
): HTMLElement | null {
  const template = page.querySelector<HTMLTemplateElement>(`template[data-own="${name}"]`)
  const copy = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
  if (!copy) return null
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const attribute of element.attributes) {
      for (const [mark, value] of Object.entries(marks))
        attribute.value = attribute.value.replaceAll(mark, value)
    }
  }
  return copy
}

/** Writes a text into the element of a copy that waits for it, which may be the copy itself. */
export function write(copy: HTMLElement, selector: string, text: string): void {
  const place = copy.matches(selector) ? copy : copy.querySelector(selector)
  if (place) place.textContent = text
}
