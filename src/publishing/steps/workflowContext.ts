// An article as the desk sees it: its newest draft, with what only the main row knows.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { type ChangeKind, changeGaps, isSameChange, isSpent } from '#src/articles/changes.ts'
import { changedMeaning } from '#src/articles/compare/changedNumbers.ts'
import { changedFigureValue } from '#src/articles/compare/changedValues.ts'
import type { ArticleContent } from '#src/articles/content.ts'
import { hashContent } from '#src/articles/contentHash.ts'
import { isEmbargoed, startOf } from '#src/articles/times.ts'
import { accountHands } from '#src/audit/recording/accountHands.ts'
import { inOneTurn } from '#src/eventLoop/yielding.ts'
import { type Approval, lapsed } from '#src/workflow/approvals.ts'
import { runChecks } from '#src/workflow/checks.ts'
import { definitionId } from '#src/workflow/definition.ts'
import { definitionAfterSave, definitionOf } from '#src/workflow/definitions/index.ts'
import type { ArticleFacts } from '#src/workflow/facts.ts'
import { namesOf, type OnePerson, onePerson } from '#src/workflow/onePerson.ts'
import { compose } from '../content/compose.ts'
import type { WorkflowContext } from '../content/context.ts'
import { releaseTimeGaps } from '../content/releaseTimeGaps.ts'
import { newestDraft } from '../drafts/newestDraft.ts'
import { writersOfDraft } from '../drafts/writersOfDraft.ts'
import { documentOf } from '../editions/copyStore.ts'
import { lastShownEdition, lastTexts } from '../editions/editions.ts'
import { readByOthers } from '../editions/readByOthers.ts'
import { addressAndClassGaps } from './addressAndClass.ts'
import { recordedApprovals } from './recordedApprovals.ts'
import { recordedAsk } from './recordedAsk.ts'

/**
 * A clock may be set back by as much between the first save of a text and the making of an account: what came
 * after bears an earlier time.
 */
const CLOCK_STEP_MS = 10 * 60_000

/** The newest draft, composed and hashed, with the facts that the workflow engine judges by. */
export async function workflowContext({
  req,
  articleId,
  actor,
  now,
}: {
  req: PayloadRequest
  articleId: string
  actor: Staff
  now: Date
}): Promise<WorkflowContext> {
  const newest = await newestDraft({ req, articleId, actor })
  // The row names a workflow; whether it is one for this kind of text is not for the row to say.
  const { definition: current, regulatoryClass } = newest
  const definition = regulatoryClass
    ? definitionAfterSave({ current, regulatoryClass, startsAnew: false })
    : definitionOf(current)
  const article = { ...newest, definition: definitionId(definition) }
  const shown = await lastShownEdition({ req, articleId, now })
  const readersHave = await readByOthers({ req, article, shown, now })
  const shownDefinition = shown && shown.kind !== 'withdrawal' ? definitionOf(shown.definition) : definition
  const [composed, approvals, pending, problems, textWriters, hands, texts] = await Promise.all([
    compose({ req, article, readersHave }),
    recordedApprovals(req, article, definition),
    recordedAsk({ req, article, shown, definition: shownDefinition }),
    addressAndClassGaps({ req, article, shown, definition }),
    writersOfDraft({ req, articleId, readersHave }),
    accountHands({ req, since: new Date(Date.parse(article.createdAt) - CLOCK_STEP_MS) }),
    lastTexts({ req, articleId, shown, now }),
  ])
  const { content } = composed
  const hashes = hashContent(content)
  const writers = [...new Set([...textWriters, ...composed.writers, ...composed.signedBy])]
  const groups = onePerson(hands)
  const shownFields = shown && hashContent(shown.content).fields
  const isChangeTold =
    isSpent(content.change, shown && documentOf(shown).notes) ||
    isSameChange(content.change, shown && 'change' in shown.content ? shown.content.change : null)
  const meaning = await changedMeaningFor(content.change?.kind, texts.shown, content)
  const facts: ArticleFacts = {
    definition,
    shownDefinition,
    state: article.state,
    live: article.live,
    isOut: article.live === 'published' && isPast(article.publishedAt, now),
    writers,
    onePerson: groups,
    owners: [...(typeof article.createdBy === 'string' ? [article.createdBy] : []), ...composed.authorIds],
    approvals: byOthers(approvals, { hash: hashes.hash, writers, groups }),
    declared: article.attestations ?? [],
    content: hashes,
    checks: runChecks(definition.checks, {
      ...composed.checkable,
      missing: [
        ...composed.checkable.missing,
        ...problems,
        ...releaseTimeGaps({ content, shownText: texts.shown, now }),
      ],
    }),
    shown: shown && shownFields && { number: shown.number, fields: shownFields },
    changeGaps: changeGaps(content.change, {
      hasGoneOut: isChangeTold,
      changedMeaning: meaning,
    }),
    startsInFuture: startOf({ content, now, ignoresEmbargo: shown !== null }) > now,
    releaseInFuture: startOf({ content, now, ignoresEmbargo: true }) > now,
    isEmbargoed:
      article.state === 'scheduled' &&
      isEmbargoed({ content, publishedAt: article.publishedAt ?? null, now }),
    pending,
    isBundled: article.state === 'scheduled' && Boolean(article.bundle),
  }
  return { article, composed, facts, shown, texts, isChangeTold, textWriters }
}

/** What differs that a change of this kind may not touch, in a sentence. */
async function changedMeaningFor(
  kind: ChangeKind | undefined,
  had: ArticleContent | null,
  has: ArticleContent,
): Promise<string | null> {
  if (!had) return null
  if (kind === 'clarification') return changedFigureValue(had, has)
  return kind === 'refile' ? inOneTurn(() => changedMeaning(had, has)) : null
}

/**
 * An approval of just this content holds while its giver has written nothing of what is shown: a figure that
 * was changed, and changed back, has been written.
 */
function byOthers(
  approvals: readonly Approval[],
  { hash, writers, groups }: { hash: string; writers: readonly string[]; groups: OnePerson },
): Approval[] {
  const wrote = (given: Approval) =>
    given.hash === hash && namesOf(given.by, groups).some((id) => writers.includes(id))
  return lapsed(
    approvals,
    approvals.map((given) => given.lapse ?? (wrote(given) ? 'wrote' : null)),
  )
}

function isPast(instant: string | null | undefined, now: Date): boolean {
  return Boolean(instant && new Date(instant) <= now)
}
