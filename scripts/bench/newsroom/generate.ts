// Fills an empty newsroom with as much as is to be measured. Bundled and run by `npm run bench`; tells its
// progress as lines of JSON.

import { parseArgs } from 'node:util'
import { onConsole, withNewsroom } from '#src/server/console/onConsole.ts'

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })

await onConsole(() =>
  withNewsroom(async (payload) => {
    const { fillNewsroom } = await import('./fill.ts') // once the config is there
    await fillNewsroom(payload, { scale: Number(values.scale), now: new Date() })
    return 0
  }),
)
