// What is known of the stored newsroom beside its database: who is who, what they may open, and what the old
// code hashed.

/** Somebody with a password, which is as they type it. */
type Account = { id: string; email: string; password: string }
type Row = { id: string; slug: string }

export type Colleague = 'admin' | 'editor' | 'second' | 'third' | 'author' | 'compliance' | 'moderator'
export type ReaderName = 'rita' | 'accented' | 'wei' | 'otherWei' | 'editorsName' | 'cyrillic'
export type Text =
  | 'published'
  | 'overwritten'
  | 'restored'
  | 'approved'
  | 'scheduled'
  | 'hidden'
  | 'lapsing'
  | 'withdrawn'
  | 'inReview'

export type Known = {
  /** When the old code ended (ISO 8601). */
  until: string
  /** When the scheduled text goes out (ISO 8601). */
  releaseAt: string
  staff: Record<Colleague, Account>
  readers: Record<ReaderName, Account & { displayName: string }>
  texts: Record<Text, Row>
  picture: { id: string; filename: string; width: number; height: number }
  /** Of a section of which nothing is public. */
  newSection: Row
  comments: { visible: string; reply: string; pending: string }
  apiKey: string
  /** Of sessions that were open at the end. */
  sessions: { author: string; editor: string; reader: string }
  /** Of a link to set a password that was mailed to the compliance officer and not yet used. */
  linkToken: string
  /** Of contents, approvals, documents and events, by the name of what they are of. */
  hashes: Record<string, string>
}
