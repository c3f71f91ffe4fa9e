// The event of a picture file that a start after an upgrade finds and cannot make anew.

import { z } from 'zod'
import type { EventType } from './eventType.ts'

/** SHA-256 of a file. */
const digest = z.string().regex(/^[0-9a-f]{64}$/)

export const PICTURES = {
  'picture.unreadable': {
    data: z.strictObject({ before: digest }),
    label: 'took a picture from readers: it cannot be decoded',
    readers: 'compliance and admin',
  },
} as const satisfies Record<string, EventType>
