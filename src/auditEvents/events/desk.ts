// The events of the desk beside an article's own moves: what came late, tasks, and releases together.

import { z } from 'zod'
import type { EventType } from './eventType.ts'

export const DESK = {
  'release.late': {
    data: z.strictObject({ edition: z.int(), lateByMs: z.number() }),
    label: 'released it late',
    readers: 'staff',
    mark: 'Late',
  },
  'task.dismiss': {
    data: z.strictObject({ task: z.string(), label: z.string() }),
    label: 'closed a task: nothing had to be done',
    readers: 'staff',
  },
  'bundle.release': {
    data: z.strictObject({ name: z.string(), goesOutAt: z.string(), articles: z.array(z.string()) }),
    label: 'released a bundle',
    readers: 'compliance and admin',
  },
  'bundle.cancel': {
    data: z.strictObject({ name: z.string() }),
    label: 'cancelled the release of a bundle',
    readers: 'compliance and admin',
  },
} as const satisfies Record<string, EventType>

/** SHA-256 of a file. */
const digest = z.string().regex(/^[0-9a-f]{64}$/)

export const PICTURES = {
  'picture.unreadable': {
    data: z.strictObject({ before: digest }),
    label: 'took a picture from readers: it cannot be decoded',
    readers: 'compliance and admin',
  },
} as const satisfies Record<string, EventType>
