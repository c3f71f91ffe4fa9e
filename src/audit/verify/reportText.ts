// The outcome of a check of the record, in sentences.

import { onScreen } from '#src/plainText/onScreen.ts'
import { counted, onTheDay } from '../reading/finding.ts'
import type { RecordReport } from './verifyRecord.ts'

/** Whether nothing is wrong. */
export function isSound({ chain, findings }: RecordReport): boolean {
  return chain.broken === null && findings.length === 0
}

/** What was read and what was found, a line a sentence. */
export function reportText(report: RecordReport): string {
  const { chain, checked, accepted, findings } = report
  const head = chain.head ? `its head is ${chain.head.seq}:${chain.head.hash}` : 'nothing has happened yet'
  return [
    chain.broken
      ? `THE RECORD IS BROKEN at event ${chain.broken.seq}. ${chain.broken.message}`
      : `The record is unbroken: ${counted(chain.events, 'event')}; ${head}.`,
    checked.anchors === 0
      ? 'No head was ever written down outside of the database, so a record cut off together ' +
        'with its head would not be noticed.'
      : `Compared with ${counted(checked.anchors, 'head')} written down outside of the database.`,
    `Compared with the record: ${counted(checked.publicCopies, 'public copy', 'public copies')}, ${counted(checked.editions, 'edition')}, ${counted(checked.staff, 'member', 'members')} ` +
      `of staff, ${counted(checked.rows, 'row')} with the settings, ${counted(checked.files, 'file')} ` +
      'of pictures.',
    ...accepted.map(
      ({ at, operator, missing, unanchored, foreign, reason }) =>
        `On ${onTheDay(at)} ${operator} accepted the database as it was, with ${counted(missing, 'event')} ` +
        `missing${foreign > 0 ? ` and ${counted(foreign, 'event')} that Assay did not write` : ''}; ` +
        `${counted(unanchored, 'event stands', 'events stand')} behind the last anchor that agrees: “${reason}”`,
    ),
    ...(findings.length === 0
      ? ['All of them are as the record says.']
      : [
          `${counted(findings.length, 'thing is', 'things are')} otherwise than the record says:`,
          ...findings.map(({ message }) => `- ${message}`),
        ]),
  ]
    .map(onScreen)
    .join('\n')
}
