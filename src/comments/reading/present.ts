// Chooses what leaves Assay of a comment: no e-mail address, no reasons, nothing of one that is not visible
// but its place.

import type { Payload } from 'payload'
import { editableUntil, isEditable } from '#access/editWindow.ts'
import { readRows } from '#src/database/index.ts'
import type { CommentView, Viewer } from '../rules/types.ts'
import { htmlOf, renderAhead } from './rendered.ts'
import type { CommentRow } from './visibility.ts'

/** The name of a reader whose account is gone. */
export const FORMER = 'A former reader'

/**
 * The views of comments, in the same order. Loads their authors' names and whom they answer in one query
 * each.
 */
export async function presentComments({
  payload,
  comments,
  viewer,
  now,
}: {
  payload: Payload
  comments: CommentRow[]
  viewer: Viewer
  now: Date
}): Promise<CommentView[]> {
  const parents = await parentsOf(payload, comments)
  const names = await namesOf(payload, [...comments, ...parents.values()])
  await renderAhead(comments.filter(({ state }) => state !== 'removed').map(({ body }) => body))
  return comments.map((comment) => view({ comment, parents, names, viewer, now }))
}

type Parent = Pick<CommentRow, 'id' | 'author' | 'staffName' | 'state'>

type Known = {
  comment: CommentRow
  parents: Map<string, Parent>
  names: Map<string, string>
  viewer: Viewer
  now: Date
}

function view({ comment, parents, names, viewer, now }: Known): CommentView {
  const isOwn = viewer !== null && comment.author === viewer.id
  const state = comment.state === 'pending' && !isOwn ? 'removed' : comment.state
  const isReadable = state !== 'removed'
  return {
    id: comment.id,
    state,
    removedBy: comment.state === 'removed' ? (comment.removedBy ?? null) : null,
    authorName: isReadable ? nameOf(comment, names) : null,
    badge: isReadable && comment.staffAuthor ? (comment.badge ?? 'staff') : null,
    html: isReadable ? htmlOf(comment.body) : '',
    createdAt: comment.createdAt,
    editedAt: isReadable ? (comment.editedAt ?? null) : null,
    inReplyTo: answered({ comment, parents, names }),
    own:
      isOwn && isReadable
        ? {
            source: comment.body,
            editableUntil: isEditable(comment.createdAt, now)
              ? editableUntil(comment.createdAt).toISOString()
              : null,
          }
        : null,
  }
}

function answered({
  comment,
  parents,
  names,
}: Pick<Known, 'comment' | 'parents' | 'names'>): CommentView['inReplyTo'] {
  if (!comment.parent) return null
  const parent = parents.get(comment.parent)
  return { id: comment.parent, authorName: parent?.state === 'visible' ? nameOf(parent, names) : null }
}

/** A reader has the name of today; a member of staff the one that was approved with the words. */
function nameOf(
  { author, staffName }: Pick<CommentRow, 'author' | 'staffName'>,
  names: Map<string, string>,
): string {
  return staffName ?? names.get(author ?? '') ?? FORMER
}

async function parentsOf(payload: Payload, comments: CommentRow[]): Promise<Map<string, Parent>> {
  const known = new Map<string, Parent>(comments.map((comment) => [comment.id, comment]))
  const wanted = [
    ...new Set(comments.flatMap(({ parent }) => (parent && !known.has(parent) ? [parent] : []))),
  ]
  if (wanted.length === 0) return known
  const parents = await readRows<Parent>({
    payload,
    collection: 'comments',
    where: { id: { in: wanted } },
    fields: ['author', 'staffName', 'state'],
  }) // only whether it is visible, and whose, goes on
  for (const parent of parents) known.set(parent.id, parent)
  return known
}

async function namesOf(payload: Payload, comments: Parent[]): Promise<Map<string, string>> {
  const ids = unique(comments.map(({ author }) => author))
  if (ids.length === 0) return new Map()
  const readers = await readRows<{ id: string; displayName: string }>({
    payload,
    collection: 'readers',
    where: { id: { in: ids } },
    fields: ['displayName'],
  }) // the name alone is public
  return new Map(readers.map(({ id, displayName }) => [id, displayName]))
}

function unique(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}
