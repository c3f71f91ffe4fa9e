// Comments as other sites get them: a name, safe HTML, and the place in the thread.

import { z } from '@hono/zod-openapi'
import { Instant } from './common.ts'

export const Comment = z
  .object({
    id: z.string(),
    state: z.enum(['visible', 'removed']),
    removedBy: z.enum(['author', 'moderator']).nullable(),
    author: z
      .object({
        name: z.string(),
        badge: z
          .enum(['author', 'staff'])
          .optional()
          .openapi({
            description:
              '`author`: a member of staff who wrote the article; `staff`: another. Readers have none, ' +
              'and nobody can type one.',
          }),
      })
      .nullable()
      .openapi({ description: 'Null once removed.' }),
    html: z.string().openapi({
      description:
        'Safe HTML: p, br, strong, em, a, blockquote, code, pre, ul, ol, li, and bdi around a ' +
        'line that may run from right to left. Empty once removed.',
    }),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    inReplyTo: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  })
  .openapi('Comment')

export const Replies = z
  .object({
    replies: z.array(Comment),
    more: z.int().openapi({ description: 'Replies after these.' }),
    next: z.string().nullable(),
  })
  .openapi('Replies')

export const Threads = z
  .object({
    total: z.int().openapi({ description: 'Visible comments under the article.' }),
    threads: z.array(
      z
        .object({ root: Comment, replies: z.array(Comment), more: z.int(), next: z.string().nullable() })
        .openapi('Thread'),
    ),
    next: z.string().nullable(),
  })
  .openapi('Threads')

export const Counts = z.object({ counts: z.record(z.string(), z.int()) }).openapi('Counts')

export const CommentDone = z
  .object({
    id: z.string(),
    state: z
      .enum(['visible', 'pending', 'removed'])
      .openapi({ description: '`pending` waits for a moderator.' }),
  })
  .openapi('CommentDone')

export const OwnComments = z
  .object({
    comments: z.array(
      z
        .object({
          id: z.string(),
          state: z.enum(['visible', 'pending', 'removed']),
          removedBy: z.enum(['author', 'moderator']).nullable(),
          source: z.string(),
          html: z.string(),
          createdAt: Instant,
          editedAt: Instant.nullable(),
          editableUntil: Instant.nullable(),
          parentId: z.string().nullable(),
          article: z.object({ slug: z.string(), headline: z.string() }),
        })
        .openapi('OwnComment'),
    ),
    next: z.string().nullable(),
  })
  .openapi('OwnComments')
