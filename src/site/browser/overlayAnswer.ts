// The answer of GET /api/v1/me/overlay, as far as pages use it.

export type Reader = { displayName: string; email: string; verified: boolean; banned: boolean }

export type OwnComment = {
  id: string
  rootId: string
  state: 'visible' | 'pending'
  html: string
  createdAt: string
  editedAt: string | null
  editableUntil: string | null
  inReplyTo: { id: string; name: string | null } | null
}

export type ViewerData = { reader: Reader | null; article: { comments: OwnComment[] } | null }
