/** @jsxImportSource hono/jsx */
// A short message about what was just done.

import { NOTICES, type NoticeCode } from '../view/notices.ts'

/** A status message; nothing without a code. */
export function Notice({ code }: { code: NoticeCode | null }) {
  if (!code) return null
  return (
    <p class="notice" role="status">
      {NOTICES[code]}
    </p>
  )
}
