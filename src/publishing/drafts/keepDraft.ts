// What happens to an article as a person saves it: the revision moves on by one, the writer is remembered,
// the body is checked, and nothing that only the workflow may write comes from outside.

import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { staffOf } from '#access/actors.ts'
import type { Article } from '#payload-types'
import type { RegulatoryClass } from '#src/articles/classes.ts'
import type { KeptField } from '#src/articles/draft.ts'
import { draftChange } from '#src/articles/draftChange.ts'
import { compareAndSet } from '#src/database/index.ts'
import { validateBody } from '#src/richtext/body/validate.ts'
import { voided } from '#src/workflow/approvals.ts'
import { definitionId } from '#src/workflow/definition.ts'
import { definitionAfterSave } from '#src/workflow/definitions/index.ts'
import { AFTER_EDIT } from '#src/workflow/states.ts'
import { BodyRefusedError, ClosedToEditsError } from '../errors.ts'
import { isSudo } from '../sudo.ts'
import { refuseOddTimes } from './draftTimes.ts'
import { owners, sameIds } from './owners.ts'
import { saveContext } from './saveContext.ts'
import { freeSlug } from './slugs.ts'
import { staleRevision } from './staleRevision.ts'
import { withoutUnused } from './unused.ts'
import { revisionOf } from './versions.ts'

/** The main row, where the truth about what the workflow keeps is. */
type MainRow = Pick<Article, KeptField | 'id' | 'updatedAt'>

/**
 * What a save leaves of the fields that the workflow keeps: each is named, so that none is lost with a save.
 */
type KeptValues = Record<KeptField, unknown>

export const keepDraft: CollectionBeforeChangeHook = async ({ data: sent, operation, originalDoc, req }) => {
  if (isSudo(req.context)) return sent
  checkBody(sent.body)
  const writer = staffOf(req.user)?.id ?? null
  const slug = await freeSlug({ req, data: sent, articleId: originalDoc?.id })
  if (operation === 'create') {
    const data = withoutUnused(sent, { wasPublic: false })
    refuseOddTimes(data)
    const begun: KeptValues = {
      state: 'draft',
      live: 'none',
      revision: 1,
      textRevision: 1,
      owners: owners(writer, data.byline),
      revisedBy: writer,
      createdBy: writer,
      writers: [...new Set([...(writer ? [writer] : []), ...saveContext(req.context).copiedWriters])],
      step: 'save',
      restoredFrom: null,
      definition: definitionIdAfter(data, null, true),
      approvals: null,
      attestations: null,
      pending: null,
      publishedAt: null,
      goneAt: null,
      edition: 0,
      bundle: null,
      formerSlugs: [],
    }
    return { ...data, slug, ...begun }
  }
  const kept = await keptFields(req, originalDoc.id)
  await refuseStale(req, kept)
  const wasPublic = kept.live !== 'none'
  const data = withoutUnused(sent, { wasPublic })
  const { isChanged: changed, isWriting } = draftChange(originalDoc, { ...data, slug }, { wasPublic })
  const rule = AFTER_EDIT[kept.state]
  if (changed && 'refused' in rule) throw new ClosedToEditsError(rule.refused)
  refuseOddTimes(data)
  // A note to colleagues leaves a published article published.
  const state = changed && 'to' in rule ? rule.to : kept.state
  const startsAnew = changed && (kept.state === 'published' || kept.state === 'withdrawn')
  const { continues, restoredVersion } = saveContext(req.context)
  const restoredFrom = restoredVersion === null ? null : await revisionOf(req, restoredVersion)
  const wrote = writer && (isWriting || restoredFrom !== null) ? [writer] : []
  const revision = kept.revision + 1
  const definition = changed
    ? definitionIdAfter({ ...originalDoc, ...data }, kept.definition ?? null, startsAnew)
    : kept.definition
  const next = {
    state,
    revision,
    textRevision: revision,
    revisedBy: writer,
    writers: [...new Set([...(continues?.version.writers ?? []), ...wrote])],
    step: restoredFrom === null ? 'save' : 'restore',
    restoredFrom,
    definition,
    approvals: changed ? voided(kept.approvals ?? []) : (kept.approvals ?? null),
  }
  const declaredOf = ({ regulatoryClass }: { regulatoryClass?: RegulatoryClass | null }) =>
    regulatoryClass ?? null
  const isOther = wrote.length > 0 || declaredOf(originalDoc) !== declaredOf({ ...originalDoc, ...data })
  await claimRevision({ req, kept, next })
  const mine = owners(kept.createdBy, data.byline)
  // The main row keeps the live byline; whose text the draft is must be known there too, since access rules
  // ask it.
  if (!sameIds(mine, kept.owners))
    await req.payload.db.updateOne({
      collection: 'articles',
      id: kept.id,
      data: { owners: mine },
      req,
      returning: false,
    })
  const after: KeptValues = {
    ...next,
    live: kept.live,
    createdBy: kept.createdBy,
    attestations: isOther ? null : (kept.attestations ?? null), // what was declared was said of another text
    pending: kept.pending ?? null,
    publishedAt: kept.publishedAt ?? null,
    goneAt: kept.goneAt ?? null,
    edition: kept.edition ?? 0,
    bundle: kept.bundle ?? null,
    formerSlugs: kept.formerSlugs ?? [],
    owners: mine,
  }
  return { ...data, slug, ...after }
}

function definitionIdAfter(
  data: { regulatoryClass?: RegulatoryClass | null },
  current: string | null,
  startsAnew: boolean,
): string {
  return definitionId(
    definitionAfterSave({ current, regulatoryClass: data.regulatoryClass ?? 'commentary', startsAnew }),
  )
}

async function keptFields(req: PayloadRequest, id: string): Promise<MainRow> {
  return (await req.payload.db.findOne<MainRow>({
    collection: 'articles',
    where: { id: { equals: id } },
    req,
  }))!
}

async function refuseStale(req: PayloadRequest, kept: MainRow): Promise<void> {
  const seen = req.context.seenRevision
  if (seen === undefined || seen === null) return
  const sawNewestText = Number(seen) >= (kept.textRevision ?? kept.revision) && Number(seen) <= kept.revision
  if (sawNewestText) return
  throw await staleRevision(req, kept, Number(seen))
}

async function claimRevision({
  req,
  kept,
  next,
}: {
  req: PayloadRequest
  kept: MainRow
  next: Partial<KeptValues>
}): Promise<void> {
  const won = await compareAndSet({
    payload: req.payload,
    req,
    collection: 'articles',
    id: kept.id,
    where: { revision: { equals: kept.revision } },
    data: next,
  })
  if (!won) throw await staleRevision(req, await keptFields(req, kept.id), kept.revision)
}

function checkBody(body: unknown): void {
  if (body === undefined || body === null) return
  const verdict = validateBody(body)
  if (verdict.ok) return
  throw new BodyRefusedError(verdict.problems)
}
