// The versions of an article for the desk's lists: who made each, when, at which revision, by which step.

import type { PayloadRequest } from 'payload'
import { idOf } from '#src/articles/ids.ts'
import { SYSTEM } from '#src/auditEvents/events/event.ts'
import { EVENT_TYPES, isEventAction } from '#src/auditEvents/events/index.ts'
import { STATE_LABELS } from '#src/workflow/states.ts'
import type { VersionStep } from '../drafts/versions.ts'

export type VersionLine = {
  id: string
  revision: number
  /** ISO 8601: when it was last saved. */
  savedAt: string
  by: string
  /** What made it; null in rows that an older Assay wrote. */
  step: VersionStep | null
  /** The same, to follow a name: `saved it`. */
  done: string
  state: string
  /** Whether it has other words, or other parts of the text, than the one before. */
  isWritten: boolean
}

export type VersionPage = { lines: VersionLine[]; page: number; pages: number; total: number }

/** As `limit`: all of them. */
export const EVERY_VERSION = 0

type VersionQuery = { req: PayloadRequest; articleId: string; page?: number; limit: number }

/** A page of the versions, newest first, as the person of this request may read them. */
export async function versionLines({ req, articleId, page = 1, limit }: VersionQuery): Promise<VersionPage> {
  const found = await req.payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: articleId } },
    select: {
      updatedAt: true,
      version: {
        revision: true,
        revisedBy: true,
        step: true,
        restoredFrom: true,
        state: true,
        writers: true,
      },
    },
    sort: '-updatedAt',
    limit,
    page,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const names = await namesOf(
    req,
    found.docs.map(({ version }) => idOf(version.revisedBy)).filter((id) => id !== null),
  )
  return {
    lines: found.docs.map(({ id, updatedAt, version }) => ({
      id,
      revision: version.revision,
      savedAt: updatedAt,
      by: names.get(idOf(version.revisedBy) ?? '') ?? SYSTEM,
      step: (version.step as VersionStep | null | undefined) ?? null,
      done: doneBy(version.step ?? 'save', version.restoredFrom ?? null),
      state: STATE_LABELS[version.state].label,
      isWritten: (version.writers ?? []).length > 0,
    })),
    page: found.page ?? page,
    pages: found.totalPages,
    total: found.totalDocs,
  }
}

async function namesOf(req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { id: { in: [...new Set(ids)] } },
    select: { name: true },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  return new Map(docs.map(({ id, name }) => [id, name]))
}

function doneBy(step: string, restoredFrom: number | null): string {
  if (step === 'restore') return `brought revision ${restoredFrom} back`
  return isEventAction(step) ? EVENT_TYPES[step].label : 'saved it'
}
