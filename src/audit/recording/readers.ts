// Records when a reader is banned, let back in or deleted. Names and addresses stay out: the record is kept
// when they must be erased.

import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'
import { clockOf } from '#access/clock.ts'
import { differences } from '#src/auditEvents/differences.ts'
import { recordedActorOf } from './actor.ts'
import { recordEvent } from './recordEvent.ts'
import { keepRow, rowBefore, storedRow } from './rows.ts'

export const keepReader: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation === 'update') await keepRow(req, 'readers', (originalDoc as { id: string }).id)
  return data
}

export const recordBan: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') return doc
  const changes = differences(rowBefore(req, 'readers', doc.id), await storedRow(req, 'readers', doc.id), [
    'bannedAt',
  ])
  if (!changes.bannedAt) return doc
  const { bannedAt } = changes
  const action =
    bannedAt.to === null ? 'reader.unbanned' : bannedAt.from === null ? 'reader.banned' : 'reader.ban.changed'
  await recordEvent(req, {
    action,
    at: clockOf(req.context),
    ...recordedActorOf(req),
    subject: `readers/${doc.id}`,
    data: { changes: { bannedAt } },
  })
  return doc
}

export const recordReaderDeleted: CollectionAfterDeleteHook = async ({ doc, id, req }) => {
  await recordEvent(req, {
    action: 'reader.deleted',
    at: clockOf(req.context),
    ...recordedActorOf(req),
    subject: `readers/${String(id)}`,
    data: null,
  })
  return doc
}
