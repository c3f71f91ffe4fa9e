// Makes what is sent often as small as it gets: one after the other, beside the event loop, and never before
// it is worth it.

import pLimit from 'p-limit'
import type { Encoding } from '../encodings.ts'
import { type Kept, press } from './entry.ts'

/** Sent so often, an answer will be sent more often still. */
const OFTEN = 20

export type Recompressor = (kept: Kept, encoding: Encoding | null) => void

/** To be told of each sending. */
export function createRecompressor(): Recompressor {
  const oneByOne = pLimit(1)
  return (kept, encoding) => {
    if (encoding === null || !kept.isShrinking) return
    const sent = (kept.sent[encoding] ?? 0) + 1
    kept.sent[encoding] = sent
    if (sent !== OFTEN) return
    // What has grown old meanwhile is not worth it any more.
    void oneByOne(() => (kept.staleSince === null ? press(kept, encoding) : Promise.resolve()))
  }
}
