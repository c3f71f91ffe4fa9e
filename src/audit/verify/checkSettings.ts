// Are the settings as the record says, and the bans of readers? And what did later events show that the
// record does not have?

import { differences } from '#src/auditEvents/differences.ts'
import type { Ledger } from '#src/auditEvents/ledger.ts'
import { plainJson } from '#src/auditEvents/plain.ts'
import type { Doubt } from '#src/auditEvents/rowsLedger.ts'
import { andList } from '#src/plainText/lists.ts'
import { type Finding, onTheDay } from '../reading/finding.ts'
import { checkEach, type On } from '../reading/inParts.ts'
import { settingsNow } from '../recording/settings.ts'
import { called, placeOf, tell } from './rowNames.ts'

/** Compares each of the settings with the record. */
export async function checkSettings(on: On): Promise<void> {
  for (const { slug } of on.payload.config.globals) {
    const recorded = on.ledger.rows.rows.get(`globals/${slug}`)
    if (!recorded) continue
    const stored = await settingsNow(on.payload, slug)
    const fields = Object.keys(recorded.values).filter((field) => field in stored)
    const apart = Object.keys(differences(recorded.values, stored, fields))
    if (apart.length > 0)
      tell(
        on,
        'settings',
        slug,
        `the ${slug} have another ${andList(apart)} than the record says, as ${recorded.by} left ` +
          `them on ${onTheDay(recorded.at)}.`,
      )
  }
}

/** A reader's ban is on the record, nothing else of them is. */
export async function checkBans(on: On): Promise<void> {
  await checkEach(on, {
    collection: 'readers',
    plain: [],
    named: ({ id }) => `reader ${id}`,
    check: (row) => {
      const recorded = on.ledger.rows.rows.get(`readers/${row.id}`)?.values.bannedAt ?? null
      const { bannedAt } = plainJson({ bannedAt: row.bannedAt ?? null }) as { bannedAt: unknown }
      if (bannedAt !== recorded)
        tell(
          on,
          'readers',
          row.id,
          `reader ${row.id} is ${bannedAt ? 'banned' : 'not banned'}, and the record says otherwise.`,
        )
    },
  })
}

/** Names the changes past the record that a later event showed. */
export function tellDoubts(on: On): void {
  for (const each of on.ledger.rows.doubts) tell(on, ...doubtAbout(each, on.ledger))
}

function doubtAbout(doubt: Doubt, ledger: Ledger): [Finding['about'], string, string] {
  const [collection, id] = placeOf(doubt.subject)
  const { name } = ledger.rows.rows.get(doubt.subject) ?? {}
  const which = called(collection, name ?? id)
  const when = onTheDay(doubt.at)
  const secret = collection === 'staff' ? 'password' : 'API key'
  const message = doubt.isLogin
    ? `somebody signed in to ${which} on ${when} with a password that the record does not know.`
    : `before ${doubt.by} changed the ${doubt.field ?? secret} of ${which} on ${when}, it had ` +
      'been changed past the record.'
  return [collection, id, message]
}
