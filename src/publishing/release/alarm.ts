// Tells everybody who answers for the desk of a release that came late or was held: in the record, and by mail.

import type { Payload } from 'payload'
import type { Edition } from '#payload-types'
import { environment } from '#src/environment/index.ts'
import { enqueueMail } from '#src/mail/outbox.ts'
import { releaseAlarmMail } from '#src/mail/templates.ts'
import { recordEvent } from '#src/record/index.ts'
import { staffWith } from '../notices.ts'
import { inTransaction } from '../transaction.ts'

export type Trouble = { edition: Edition } & ({ what: 'late'; lateByMs: number } | { what: 'held'; reason: string })

/** One mail a person for all the troubles of a tick, however many there are. */
export async function alarm({ payload, troubles, now }: { payload: Payload; troubles: Trouble[]; now: Date }): Promise<void> {
  await inTransaction(payload, null, async (req) => {
    for (const trouble of troubles) {
      if (trouble.what === 'late') await recordEvent(req, { action: 'release.late', at: now, channel: 'job', actor: null, article: trouble.edition.article, note: sentence(trouble), data: { edition: trouble.edition.number, lateByMs: trouble.lateByMs } })
    }
    for (const person of await staffWith(req, ['editor', 'compliance', 'admin'])) {
      await enqueueMail({ req, mail: { to: person.email, kind: 'release-alarm', ...releaseAlarmMail({ name: person.name, lines: troubles.map(sentence), link: `${environment().siteUrl}/admin` }) } })
    }
  })
}

function sentence(trouble: Trouble): string {
  const { headline, goesOutAt } = trouble.edition
  if (trouble.what === 'held') return `“${headline}” is held and did not go out: ${trouble.reason}`
  return `“${headline}” was due at ${goesOutAt} and came ${Math.round(trouble.lateByMs / 1000)} seconds late.`
}
