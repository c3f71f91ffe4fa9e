// Redis as the channel between processes (REDIS_URL): one channel, and no word on it but "look".

import { createClient } from '@redis/client'
import type { Payload } from 'payload'
import { setPublisher, receiveWake } from './pubSub.ts'

const CHANNEL = 'assay:purged'
const WORD = 'look'

export type Connected = { close: () => Promise<void> }

/**
 * Connects, and goes on trying by itself whenever the connection is lost. A Redis that is away slows purges
 * down and stops nothing.
 */
export function connectRedis({ payload, url }: { payload: Payload; url: string }): Connected {
  const sender = createClient({ url, disableOfflineQueue: true })
  const hearer = sender.duplicate()
  const complain = onceAMinute((err) =>
    payload.logger.warn({ err }, 'Redis does not answer: other processes learn of changes a moment later.'),
  )
  sender.on('error', complain)
  hearer.on('error', complain)
  void sender.connect().catch(complain)
  void hearer
    .connect()
    .then(() => hearer.subscribe(CHANNEL, receiveWake))
    .catch(complain)
  setPublisher(() => {
    if (sender.isReady) void sender.publish(CHANNEL, WORD).catch(complain)
  })
  return {
    close: async () => {
      setPublisher(null)
      for (const client of [sender, hearer]) client.destroy()
    },
  }
}

function onceAMinute(say: (error: unknown) => void): (error: unknown) => void {
  let last = -Infinity
  return (error) => {
    if (performance.now() - last < 60_000) return
    last = performance.now()
    say(error)
  }
}
