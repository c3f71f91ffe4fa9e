// The console command that accepts a database which holds less than was written down of it, with a reason
// that stays on the record.

import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { environment } from '#src/environment/index.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

const USAGE = 'Use: npm run audit:accept -- "why the database may hold less than was written down of it".'
const MAX_REASON = 1_000

await onConsole(async () => {
  const reason = readReason()
  return withNewsroom(
    async (payload, { problem, added, end }) => {
      const { acceptDatabase } = await import('#src/audit/besideDatabase/accept.ts')
      const { counted } = await import('#src/audit/reading/finding.ts')
      const { dataDir } = environment()
      const operator = userInfo().username
      const { missing, foreign } = await acceptDatabase({
        payload,
        dataDir,
        reason,
        operator,
        log: problem,
        added,
        end,
        now: new Date(),
      })
      console.log(
        `Accepted by ${operator}, with ${counted(missing, 'event')} missing` +
          `${foreign > 0 ? ` and ${counted(foreign, 'event')} that Assay did not write` : ''}. ` +
          'The record says so, and why. Start Assay as ever.',
      )
      return 0
    },
    { for: 'accepting' },
  )
})

function readReason(): string {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false })
  const reason = positionals.join(' ').trim()
  if (reason === '' || reason.length > MAX_REASON) throw new Error(USAGE)
  return reason
}
