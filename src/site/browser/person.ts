// The reader's name at the top, and the comment box as it is for them: to post from, or with what still
// stands before that.

import type { Reader } from './overlayAnswer.ts'
import { copyOf, write } from './templates.ts'

export function showPerson(page: Document, reader: Reader): void {
  const name = copyOf(page, 'person')
  if (name) {
    write(name, '[data-name]', reader.displayName)
    page.querySelector('.person')?.replaceChildren(name)
  }
  const form = page.querySelector<HTMLFormElement>('[data-comment-form]')
  const gate = form && copyOf(page, gateOf(reader))
  if (!form || !gate) return
  write(gate, '[data-name]', reader.displayName)
  write(gate, '[data-email]', reader.email)
  page.querySelector('[data-respond] > .gate')?.replaceWith(gate)
  if (reader.banned) return removeBox(form)
  const button = copyOf(page, 'post')
  if (button) form.querySelector('[data-post]')?.replaceChildren(button)
  form.dataset['state'] = 'reader'
}

/** What the address points at is then the sentence that says why. */
function removeBox(form: HTMLFormElement): void {
  form.closest('[data-respond]')?.setAttribute('id', 'respond')
  form.remove()
}

function gateOf({ banned, verified }: Reader) {
  if (banned) return 'banned'
  return verified ? 'posting' : 'verify'
}
