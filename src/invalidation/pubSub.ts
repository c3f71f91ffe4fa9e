// The quick word between processes that there is a notice to read. The notice itself stands in the database:
// a word that is lost costs a second, never a change.

import { processWide } from '#src/process/processWide.ts'

type Word = () => void

const channel = processWide('invalidation.channel', () => ({
  send: null as Word | null,
  hear: new Set<Word>(),
}))

/** Tells the other processes to look now, where there is a channel. */
export function wakeOthers(): void {
  channel.send?.()
}

/** Calls `wake` when another process says so. Returns how to stop that. */
export function onWake(wake: Word): () => void {
  channel.hear.add(wake)
  return () => channel.hear.delete(wake)
}

/** For whoever carries the words: how one is sent. Null ends it. */
export function setPublisher(send: Word | null): void {
  channel.send = send
}

/** For whoever carries the words: one has come. */
export function receiveWake(): void {
  for (const wake of channel.hear) wake()
}
