// Moves the comment box under the comment that is being answered, and back.

import { commentIdOf } from './comments.ts'

export function answerInline(comments: HTMLElement): void {
  const respond = comments.querySelector<HTMLElement>('[data-respond]')
  const form = respond?.querySelector<HTMLFormElement>('[data-comment-form]')
  const parent = form?.querySelector<HTMLInputElement>('[data-parent]')
  const title = respond?.querySelector<HTMLElement>('[data-respond-title]')
  const answering = respond?.querySelector<HTMLElement>('[data-answering]')
  const box = form?.querySelector<HTMLTextAreaElement>('[data-box]')
  if (!respond || !form || !parent || !title || !answering || !box) return

  const home = document.createComment('respond')
  respond.before(home)
  const turnTo = (target: { id: string; name: string } | null) => {
    if (box.value !== '' && parent.value !== (target?.id ?? '')) box.dispatchEvent(new Event('input'))
    const changes = parent.value !== (target?.id ?? '')
    parent.value = target?.id ?? ''
    title.textContent = target ? `Reply to ${target.name}` : 'Leave a comment'
    answering.hidden = target === null
    for (const link of respond.querySelectorAll<HTMLAnchorElement>('[data-login]'))
      link.href = withAnswer(link.href, target?.id ?? null)
    const place = target ? document.getElementById(`comment-${target.id}`) : null
    if (place) place.after(respond)
    else home.after(respond)
    if (changes) box.value = ''
    form.dispatchEvent(new Event('assay:answering'))
    box.focus()
  }

  comments.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const comment = target?.closest('[data-reply]')?.closest<HTMLElement>('.comment')
    if (comment) {
      event.preventDefault()
      turnTo({
        id: commentIdOf(comment),
        name: comment.querySelector('.comment-by bdi')?.textContent ?? 'a comment',
      })
    } else if (target?.closest('[data-cancel-reply]')) {
      event.preventDefault()
      turnTo(null)
    }
  })
}

/** The address for logging in with the way back to this very spot. */
function withAnswer(href: string, id: string | null): string {
  const logIn = new URL(href)
  const back = new URL(logIn.searchParams.get('returnTo') ?? '/', location.origin)
  if (id) back.searchParams.set('replyTo', id)
  else back.searchParams.delete('replyTo')
  logIn.searchParams.set('returnTo', back.pathname + back.search + back.hash)
  return logIn.href
}
