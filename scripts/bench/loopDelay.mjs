// Loaded before the server (`--import`): tells its parent how long the event loop stood still at most since
// it was last asked.

import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', (message) => {
  if (message !== 'loop delay') return
  // Milliseconds; a timer of one millisecond is late by that much anyway.
  process.send?.({ longestMs: Math.max(0, delay.max / 1e6 - 1) })
  delay.reset()
})
process.channel?.unref()
