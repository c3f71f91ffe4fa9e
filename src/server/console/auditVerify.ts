// The console command that checks the record: nothing changed in it, and nothing but what it says is shown.

import { parseArgs } from 'node:util'
import { environment } from '#src/environment/index.ts'
import { jsonOnScreen } from '#src/plainText/onScreen.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

const USAGE = 'Use: npm run audit:verify, or npm run --silent audit:verify -- --json for a program to read.'

await onConsole(async () => {
  const asJson = wantsJson()
  return withNewsroom(async (payload, { problem, added, end }) => {
    const [
      { withEnd },
      { addedText },
      { readAnchors },
      { lostLogText },
      { isSound, reportText },
      { verifyRecord },
    ] = await Promise.all([
      import('#src/auditEvents/anchored.ts'),
      import('#src/audit/besideDatabase/addedEvents.ts'),
      import('#src/audit/besideDatabase/anchors.ts'),
      import('#src/audit/besideDatabase/lostLog.ts'),
      import('#src/audit/verify/reportText.ts'),
      import('#src/audit/verify/verifyRecord.ts'),
    ])
    const { anchors, problems } = await readAnchors(environment().dataDir)
    const report = await verifyRecord({
      payload,
      anchors: withEnd(anchors, end),
      problems: [
        ...problems,
        ...(problem ? [lostLogText(problem)] : []),
        ...(added ? [addedText(added)] : []),
      ],
    })
    console.log(asJson ? jsonOnScreen({ ok: isSound(report), ...report }) : reportText(report))
    return isSound(report) ? 0 : 1
  })
})

function wantsJson(): boolean {
  try {
    return parseArgs({ options: { json: { type: 'boolean' } } }).values.json === true
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
}
