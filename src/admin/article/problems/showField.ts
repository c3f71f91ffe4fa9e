// Leads to a field of the article's form: its tab is opened, the field comes into view and takes the focus.

import { tabOf } from '#src/articles/tabs.ts'
import { askToShow } from './asking.ts'

/**
 * A tab that is opened draws its fields a moment later, and the editor of the text its text. In milliseconds.
 */
const DRAWN_TIMEOUT_MS = 3_000
const LOOK_EVERY_MS = 50

/** Shows the field at a path of the form, `change.note`, or a place in the text, `body.root.children[2]`. */
export async function showField(path: string): Promise<void> {
  const label = tabOf(path)
  const tabs = [...document.querySelectorAll<HTMLElement>('.tabs-field__tab-button')]
  tabs.find(({ textContent }) => textContent?.trim().startsWith(label))?.click()
  const [name, ...place] = path.split('.')
  if (name === 'body') {
    if (await drawn('.rich-text-lexical [contenteditable="true"]')) askToShow(place.join('.') || 'root')
    return
  }
  const field = await drawn(`#field-${path.replaceAll('.', '__')}`)
  if (!field) return
  field.scrollIntoView({ block: 'center' })
  const found = field.matches(FOCUSABLE) ? field : field.querySelector<HTMLElement>(FOCUSABLE)
  found?.focus({ preventScroll: true })
}

const FOCUSABLE = 'input:not([type="hidden"]), textarea, select, button'

/** The first element of this kind once it is there; null where it does not come. */
async function drawn(selector: string): Promise<HTMLElement | null> {
  for (let waited = 0; waited <= DRAWN_TIMEOUT_MS; waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const found = document.querySelector<HTMLElement>(selector)
    if (found) return found
  }
  return null
}
