// Hears of changes that other processes on the same database have made.

import type { Payload } from 'payload'
import { z } from 'zod'
import { type Purge, EVERYTHING, type Tag } from '#src/caching/tags.ts'
import { type Notice, noticesOf } from '#src/database/index.ts'
import { onWake } from './pubSub.ts'
import { announce, THIS_PROCESS } from './purge.ts'

/** Milliseconds between two looks; with REDIS_URL it looks as soon as another process says so. */
const POLL_INTERVAL_MS = 1_000
/** How far back a look goes: a notice is seen when its transaction commits, and clocks differ. */
const LOOK_BACK_MS = 10_000
/** Now and then it goes back as far as the longest transaction (MongoDB ends one after a minute). */
const FAR_LOOK_BACK_MS = 70_000
const FAR_LOOK_BACK_INTERVAL_MS = 30_000
/** Cut off for longer than this, notices may have come and gone: everything counts as changed. */
const TOO_LONG = 3_000_000

const noticeSchema = z.object({ kind: z.enum(['hard', 'soft']), tags: z.array(z.string()) })

export type Following = { stop: () => Promise<void> }

type Options = { payload: Payload; every?: number; clock?: () => number }

/** Begins to follow. Does nothing on a database of one process. */
export function followPurges({ payload, every = POLL_INTERVAL_MS, clock = Date.now }: Options): Following {
  const notices = noticesOf(payload)
  if (!notices) return { stop: () => Promise.resolve() }
  const seen = new Map<string, number>()
  let heardAt = clock()
  let lookedFarAt = clock()
  let looking: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let again = false
  let stopped = false

  const look = async () => {
    const began = clock()
    if (began - heardAt > TOO_LONG) announce({ kind: 'hard', tags: [EVERYTHING] })
    const isFar = began - lookedFarAt >= FAR_LOOK_BACK_INTERVAL_MS || began - heardAt > LOOK_BACK_MS / 2
    const found = await notices.since(
      new Date(isFar ? Math.min(began - FAR_LOOK_BACK_MS, heardAt - FAR_LOOK_BACK_MS) : began - LOOK_BACK_MS),
    )
    heardAt = began
    if (isFar) lookedFarAt = began
    for (const notice of found) {
      if (!seen.has(notice.id) && notice.by !== THIS_PROCESS) tell(notice)
      seen.set(notice.id, began)
    }
    for (const [id, at] of seen) if (began - at > FAR_LOOK_BACK_MS * 2) seen.delete(id)
  }

  const next = () => {
    clearTimeout(timer)
    again = false
    looking = look()
      .catch((err: unknown) =>
        payload.logger.warn(
          { err },
          'Changes of other processes could not be asked for; what is kept stays until its own time.',
        ),
      )
      .finally(() => {
        looking = null
        if (!stopped) timer = setTimeout(next, again ? 0 : every).unref()
      })
  }

  const wake = () => {
    if (stopped) return
    if (looking) again = true
    else next()
  }

  const stopWaking = onWake(wake)
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      stopWaking()
      await looking
    },
  }
}

function tell({ body }: Notice): void {
  const read = noticeSchema.safeParse(body)
  if (read.success) announce(read.data as Purge & { tags: Tag[] })
}
