// The two views of a page. The public one is the same for everybody and may be kept. The reader's own, at the
// same address with `as=reader`, is drawn for one person and kept by nobody: with it all works without
// JavaScript, for who is logged in too.

import type { NoticeCode } from './notices.ts'

export type View = 'public' | 'reader'

/** The parameter that asks for a reader's own view, and its only value. */
export const AS = 'as'
export const AS_READER = 'reader'

type RequestView = { method: string; query(name: string): string | undefined }

/** Which view a request asks for. What a form sends is always answered to the person alone. */
export function viewOf({ method, query }: RequestView): View {
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead && query(AS) !== AS_READER ? 'public' : 'reader'
}

/**
 * The address of a reader's own view of a page, with what there is to tell them. A page that is theirs alone
 * has no other view.
 */
export function ownView(path: string, notice?: NoticeCode): string {
  const parts = partsOf(path)
  if (parts.address !== '/account') parts.query.set(AS, AS_READER)
  return notice ? withNotice(joined(parts), notice) : joined(parts)
}

/** An address with what there is to tell. */
function withNotice(path: string, notice: NoticeCode): string {
  const parts = partsOf(path)
  parts.query.set('notice', notice)
  return joined(parts)
}

/** A link on a page in one of its views, to the same view. */
export function inView(view: View, path: string): string {
  return view === 'reader' ? ownView(path) : path
}

function partsOf(path: string) {
  const [rest = '', fragment = ''] = path.split('#', 2)
  const [address = '/', query = ''] = rest.split('?', 2)
  return { address, query: new URLSearchParams(query), fragment }
}

function joined({ address, query, fragment }: ReturnType<typeof partsOf>): string {
  return `${address}${query.size > 0 ? `?${query}` : ''}${fragment ? `#${fragment}` : ''}`
}
