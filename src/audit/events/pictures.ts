// The events of picture files that the process itself brings about: a start after an upgrade makes older ones anew.

import { z } from 'zod'
import type { EventType } from './eventType.ts'

/** SHA-256 of a file. */
const digest = z.string().regex(/^[0-9a-f]{64}$/)

export const PICTURES = {
  'picture.stripped': {
    data: z.strictObject({ before: digest, after: digest }),
    label: 'took out of a picture what its camera wrote',
    readers: 'compliance and admin',
  },
  'picture.unreadable': {
    data: z.strictObject({ before: digest }),
    label: 'took a picture from readers: it cannot be decoded',
    readers: 'compliance and admin',
  },
} as const satisfies Record<string, EventType>
