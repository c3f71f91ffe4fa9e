// Whether an edition that a step goes on from is the one that the record knows: its row is what somebody
// might have changed in the database, together with the hashes beside it.

import type { PayloadRequest } from 'payload'
import type { Edition, PublicCopy } from '#payload-types'
import { hashContent } from '#src/articles/contentHash.ts'
import type { PublicArticle } from '#src/articles/publicArticle.ts'
import { eventOf } from '#src/auditEvents/events/event.ts'
import { createLedger, type RecordedEdition } from '#src/auditEvents/ledger.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { refuse } from '#src/workflow/guards.ts'
import { MoveRefusedError } from '../errors.ts'
import { recordRows } from '../recordRows.ts'

/**
 * @throws MoveRefusedError where the text, the page or the notes of an edition are not those that the record
 * knows.
 */
export async function refuseForged(req: PayloadRequest, edition: Edition): Promise<void> {
  const recorded = numbered(await editionsOnRecord(req, edition.article), edition.number)
  if (recorded && isAsRecorded(edition, recorded)) return
  throw new MoveRefusedError(
    refuse(
      'checked',
      `Edition ${edition.number} was changed in the database. Ask an operator to run “npm run audit:verify”.`,
    ),
  )
}

/**
 * What readers had of an article that is being withdrawn: the edition, or else its copy, as the record knows
 * it. Where both were changed in the database nothing of their words goes on: a withdrawal waits for no
 * operator.
 */
export async function documentBehind(
  req: PayloadRequest,
  { shown, copy }: { shown: Edition | null; copy: PublicCopy },
): Promise<PublicArticle> {
  const onRecord = await editionsOnRecord(req, copy.article)
  const candidates = [...(shown ? [shown] : []), { number: copy.edition, document: copy.document }]
  const known = candidates.find(({ number, document }) => hasDocument(numbered(onRecord, number), document))
  if (known) return known.document
  return {
    ...(shown ?? copy).document,
    headline: 'Withdrawn article',
    byline: [],
    commodities: [],
    topics: [],
    notes: [],
  }
}

async function editionsOnRecord(req: PayloadRequest, article: string): Promise<RecordedEdition[]> {
  const ledger = createLedger()
  for (const row of await recordRows(req, [{ article: { equals: article } }])) ledger.note(eventOf(row))
  return ledger.editionsOf(article)
}

function numbered(editions: RecordedEdition[], number: number): RecordedEdition | undefined {
  return editions.find((edition) => edition.number === number)
}

function hasDocument(recorded: RecordedEdition | undefined, document: PublicArticle): boolean {
  return recorded !== undefined && digestOf(document) === recorded.documentHash
}

function isAsRecorded({ content, document }: Edition, recorded: RecordedEdition): boolean {
  if (!hasDocument(recorded, document)) return false
  return recorded.isWithdrawal || hashContent(content).hash === recorded.contentHash
}
