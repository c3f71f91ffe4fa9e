// Access rules whose names read as the rule. Each is a Payload access function; a collection lists only
// these.

import type { Access, FieldAccess, Where } from 'payload'
import { hasRole, readerOf, staffOf } from './actors.ts'
import { clockOf } from './clock.ts'
import { editableSince } from './editWindow.ts'
import { EDITS, MODERATES, READS_WHOLE_RECORD, WRITES } from './roleGroups.ts'
import { articleOutNow, readableNow } from './visibility.ts'

export const nobody: Access = () => false
export const anyStaff: Access = ({ req }) => staffOf(req.user) !== null
export const admins: Access = ({ req }) => hasRole(req.user, 'admin')
export const editors: Access = ({ req }) => hasRole(req.user, ...EDITS)
export const writers: Access = ({ req }) => hasRole(req.user, ...WRITES)
export const moderators: Access = ({ req }) => hasRole(req.user, ...MODERATES)
export const adminsOrSelf: Access = ({ req }) => {
  if (hasRole(req.user, 'admin')) return true
  const staff = staffOf(req.user)
  return staff ? { id: { equals: staff.id } } : false
}

/**
 * Staff read every article with its drafts; others the published row of what is out now, and not what was
 * withdrawn or is gone.
 */
export const staffOrPublished: Access = ({ req }) => {
  if (staffOf(req.user)) return true
  return { and: [{ _status: { equals: 'published' } }, ...articleOutNow(clockOf(req.context))] }
}

/** Staff read all media; others only what a public page shows. */
export const staffOrPublicMedia: Access = ({ req }) => (staffOf(req.user) ? true : publicMedia)

/** Pictures that a public page shows, and of which there is a copy for readers. */
export const publicMedia: Where = {
  and: [{ isPublic: { equals: true } }, { fileDigest: { exists: true } }],
}

/** Editors edit any draft; authors those they began or that carry their byline. */
export const editorsOrOwnText: Access = ({ req }) => {
  if (hasRole(req.user, ...EDITS)) return true
  return hasRole(req.user, 'author') ? ownText(staffOf(req.user)!.id) : false
}

/**
 * Staff read every comment; a reader their own and what all can see; others what is visible under an article
 * that is out.
 */
export const visibleOrOwnComments: Access = ({ req }) => {
  if (staffOf(req.user)) return true
  const shown: Where[] = [
    { state: { equals: 'visible' } },
    ...articleOutNow(clockOf(req.context), 'article.'),
  ]
  const reader = readerOf(req.user)
  const own: Where[] = reader ? [{ author: { equals: reader.id } }] : []
  return { or: [{ and: shown }, ...own] }
}

/** Readers comment once their address is verified. */
export const verifiedReaders: Access = ({ req }) => {
  const reader = readerOf(req.user)
  return reader !== null && Boolean(reader.verifiedAt) && !reader.bannedAt
}

/** Moderators change any comment; a reader their own within the edit window, while nobody has removed it. */
export const moderatorsOrOwnRecentComment: Access = ({ req }) => {
  if (hasRole(req.user, ...MODERATES)) return true
  const reader = readerOf(req.user)
  if (!reader || reader.bannedAt) return false
  const mine: Where[] = [
    { author: { equals: reader.id } },
    { createdAt: { greater_than: editableSince(clockOf(req.context)) } },
    { state: { not_equals: 'removed' } },
  ]
  return { and: mine }
}

/** Moderation staff read all readers; a reader only themselves. */
export const moderatorsOrSelf: Access = ({ req }) => {
  if (hasRole(req.user, ...MODERATES)) return true
  const reader = readerOf(req.user)
  return reader ? { id: { equals: reader.id } } : false
}

export const staffField: FieldAccess = ({ req }) => staffOf(req.user) !== null
export const moderatorField: FieldAccess = ({ req }) => hasRole(req.user, ...MODERATES)
export const adminField: FieldAccess = ({ req }) => hasRole(req.user, 'admin')
export const nobodyField: FieldAccess = () => false

/** The articles that are a person's own text: begun by them, or under their byline. */
export function ownText(staffId: string): Where {
  return { owners: { in: [staffId] } }
}

/** Staff read every public copy; others what is out now. Time is checked when read (decision 6). */
export const readableByAll: Access = ({ req }) =>
  staffOf(req.user) ? true : readableNow(clockOf(req.context))

/** Admins and compliance read the whole record; other staff what it says of articles. */
export const auditReaders: Access = ({ req }) => {
  if (hasRole(req.user, ...READS_WHOLE_RECORD)) return true
  return staffOf(req.user) ? { article: { exists: true } } : false
}

/**
 * Nobody puts words into a reader's mouth: only readers change the text of a comment (which ones, the
 * collection says).
 */
export const ownWords: FieldAccess = ({ req }) => readerOf(req.user) !== null
