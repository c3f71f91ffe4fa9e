// The versions of an article for the desk's list: who made each, when, at which revision, by which step.

import type { Payload } from 'payload'
import type { Staff } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import { SYSTEM } from '#src/auditEvents/events/event.ts'
import { EVENT_TYPES, isEventAction } from '#src/auditEvents/events/index.ts'
import { STATE_LABELS } from '#src/workflow/states.ts'

const PAGE = 50

type VersionLine = {
  id: string
  revision: number
  /** ISO 8601: when it was last saved. */
  savedAt: string
  by: string
  step: string
  state: string
}

export type VersionPage = { lines: VersionLine[]; page: number; pages: number; total: number }

type VersionRowsQuery = { payload: Payload; staff: Staff; articleId: string; page: number }

/** A page of the versions, newest first, as this person may read them. */
export async function versionRows({
  payload,
  staff,
  articleId,
  page,
}: VersionRowsQuery): Promise<VersionPage> {
  const user = { ...staff, collection: 'staff' as const }
  const found = await payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: articleId } },
    select: {
      updatedAt: true,
      version: { revision: true, revisedBy: true, step: true, restoredFrom: true, state: true },
    },
    sort: '-updatedAt',
    limit: PAGE,
    page,
    depth: 0,
    overrideAccess: false,
    user,
  })
  const ids = found.docs.map(({ version }) => idOf(version.revisedBy)).filter((id) => id !== null)
  const { docs: people } = await payload.find({
    collection: 'staff',
    where: { id: { in: [...new Set(ids)] } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user,
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return {
    lines: found.docs.map(({ id, updatedAt, version }) => ({
      id,
      revision: version.revision,
      savedAt: updatedAt,
      by: names.get(idOf(version.revisedBy) ?? '') ?? SYSTEM,
      step: stepLabel(version.step ?? 'save', version.restoredFrom ?? null),
      state: STATE_LABELS[version.state].label,
    })),
    page: found.page ?? page,
    pages: found.totalPages,
    total: found.totalDocs,
  }
}

function stepLabel(step: string, restoredFrom: number | null): string {
  if (step === 'restore') return `brought revision ${restoredFrom} back`
  return isEventAction(step) ? EVENT_TYPES[step].label : 'saved it'
}
