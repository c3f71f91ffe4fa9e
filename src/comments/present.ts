// Chooses what leaves the house of a comment: no e-mail address, no reasons, nothing of one that is not visible but its place.

import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { readRows } from '#src/database/index.ts'
import { renderComment } from '#src/moderation/render.ts'
import { findComments, type Said } from './shown.ts'
import type { CommentView, Viewer } from './types.ts'
import { editableUntil, isEditable } from './window.ts'

/** The name of a reader whose account is gone. */
const FORMER = 'A former reader'

/** Rendered comments are kept by their source, as many letters of them: a thread is read far more often than it is written. */
const LETTERS_RENDERED = 8_000_000
const rendered = new LRUCache<string, { html: string }>({ maxSize: LETTERS_RENDERED, sizeCalculation: ({ html }, source) => html.length + source.length + 1 })

/** The HTML of a comment's source, rendered once while it is asked for. */
export function htmlOf(source: string): string {
  const known = rendered.get(source)
  if (known) return known.html
  const html = renderComment(source)
  rendered.set(source, { html })
  return html
}

/** The views of comments, in the same order. Loads their authors' names and whom they answer in one query each. */
export async function presentComments({ payload, comments, viewer, now }: { payload: Payload; comments: Said[]; viewer: Viewer; now: Date }): Promise<CommentView[]> {
  const parents = await parentsOf(payload, comments)
  const names = await namesOf(payload, [...comments, ...parents.values()])
  return comments.map((comment) => view({ comment, parents, names, viewer, now }))
}

type Known = { comment: Said; parents: Map<string, Said>; names: Map<string, string>; viewer: Viewer; now: Date }

function view({ comment, parents, names, viewer, now }: Known): CommentView {
  const isOwn = viewer !== null && comment.author === viewer.id
  const state = comment.state === 'pending' && !isOwn ? 'removed' : comment.state
  const isReadable = state !== 'removed'
  return {
    id: comment.id,
    state,
    removedBy: comment.state === 'removed' ? (comment.removedBy ?? null) : null,
    authorName: isReadable ? nameOf(comment, names) : null,
    html: isReadable ? htmlOf(comment.body) : '',
    createdAt: comment.createdAt,
    editedAt: isReadable ? (comment.editedAt ?? null) : null,
    inReplyTo: answered({ comment, parents, names }),
    own: isOwn && isReadable ? { source: comment.body, editableUntil: isEditable(comment.createdAt, now) ? editableUntil(comment.createdAt).toISOString() : null } : null,
  }
}

function answered({ comment, parents, names }: Pick<Known, 'comment' | 'parents' | 'names'>): CommentView['inReplyTo'] {
  if (!comment.parent) return null
  const parent = parents.get(String(comment.parent))
  return { id: String(comment.parent), authorName: parent?.state === 'visible' ? nameOf(parent, names) : null }
}

function nameOf(comment: Said, names: Map<string, string>): string {
  return names.get(String(comment.author)) ?? FORMER
}

async function parentsOf(payload: Payload, comments: Said[]): Promise<Map<string, Said>> {
  const known = new Map(comments.map((comment) => [comment.id, comment]))
  const wanted = [...new Set(comments.flatMap(({ parent }) => (parent && !known.has(String(parent)) ? [String(parent)] : [])))]
  if (wanted.length === 0) return known
  const parents = await findComments({ payload, where: { id: { in: wanted } }, sort: 'oldest' }) // only whether one is visible, and whose, goes on
  for (const comment of parents) known.set(comment.id, comment)
  return known
}

async function namesOf(payload: Payload, comments: Said[]): Promise<Map<string, string>> {
  const wanted = [...new Set(comments.map((comment) => String(comment.author)))]
  if (wanted.length === 0) return new Map()
  const readers = await readRows({ payload, collection: 'readers', where: { id: { in: wanted } }, fields: ['displayName'] }) // the name alone is public
  return new Map(readers.map(({ id, displayName }) => [id, String(displayName)]))
}
