// What one reader sees that others do not, as the script of our own pages gets it.

import { z } from '@hono/zod-openapi'
import { Instant } from './common.ts'

const OwnRemark = z
  .object({
    id: z.string(),
    rootId: z
      .string()
      .openapi({ description: 'The comment that began the thread; its own id for one that did.' }),
    state: z
      .enum(['visible', 'pending'])
      .openapi({ description: '`pending` waits for a moderator, and only its author is shown it.' }),
    html: z.string().openapi({ description: 'Safe HTML.' }),
    source: z.string(),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    editableUntil: Instant.nullable().openapi({
      description: 'Until when it may be edited or removed; null once that is over.',
    }),
    inReplyTo: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  })
  .openapi('OwnRemark')

export const Overlay = z
  .object({
    reader: z
      .object({ displayName: z.string(), email: z.string(), verified: z.boolean(), banned: z.boolean() })
      .nullable()
      .openapi({ description: 'Null when nobody is logged in.' }),
    article: z
      .object({ takesComments: z.boolean(), comments: z.array(OwnRemark) })
      .nullable()
      .openapi({
        description:
          'The reader’s own comments under the article that wait or may still be changed, oldest first. Null unless it is out.',
      }),
  })
  .openapi('Overlay')
