// Each thing that a step can need, and what is said where it is not met.

import { isChangeToReaders, nameOfPart } from '#src/articles/compare/partNames.ts'
import { changedFields } from '#src/articles/contentHash.ts'
import { type Gap, gapsAt } from '#src/articles/gap.ts'
import { orList } from '#src/plainText/lists.ts'
import { plainTextProblem } from '#src/plainText/plainText.ts'
import { type Approval, lapseOf, nextStage, validApprovals } from './approvals.ts'
import { missingAttestations, ATTESTATIONS, type AttestationKey } from './attestations.ts'
import type { ArticleFacts, WorkflowActor } from './facts.ts'
import { namesOf, type OnePerson } from './onePerson.ts'
import type { Guard } from './transitions.ts'

/** Why somebody may not act who is not the one who acted before. */
const asOne = (did: string): string =>
  `You count as one person with a colleague who ${did}: since shortly before this text was ` +
  'begun, one of you made or changed the other’s account, or somebody did both.'

export type RefusalCode = 'role' | 'state' | Guard

export type Refusal = {
  ok: false
  code: RefusalCode
  reason: string
  changed?: string[]
  attestations?: { key: AttestationKey; text: string }[]
  /** Each sentence of the reason with its place in the form. */
  gaps?: readonly Gap[]
}

/** A step that somebody wants to take. `attestations` are the keys of what they declare with it. */
export type StepRequest = {
  article: ArticleFacts
  actor: WorkflowActor
  note?: string | null
  attestations?: readonly string[]
}

type Check = (request: StepRequest) => Refusal | null

export const GUARDS: Record<Guard, Check> = {
  note: ({ note }) => (note?.trim() ? null : refuse('note', 'Write a note that says why.')),
  ownText: ({ article, actor }) =>
    actor.role !== 'author' || article.owners.includes(actor.id)
      ? null
      : refuse('ownText', 'Authors move only articles that they began or that carry their byline.'),
  checked: ({ article }) => {
    const problems = article.definition.checks.flatMap(
      (name) => article.checks[name] ?? gapsAt(null, [`The check “${name}” was not run.`]),
    )
    return lacking('checked', problems)
  },
  submitAttested: ({ article, attestations }) =>
    attested('submitAttested', article.definition.submitAttestations, attestations),
  stageAttested: ({ article, attestations }) =>
    undeclared(article) ?? attested('stageAttested', stageOf(article)?.attestations ?? [], attestations),
  stageRole: ({ article, actor }) => roleForStage('stageRole', stageOf(article), actor),
  notWriter: ({ article, actor }) => {
    if (article.writers.includes(actor.id))
      return refuse(
        'notWriter',
        'You wrote some of this text, or it carries your name. Somebody else must approve it.',
      )
    return isAmong(actor, article.writers, article.onePerson)
      ? refuse('notWriter', `${asOne('wrote some of this text')} Somebody else must approve it.`)
      : null
  },
  notApprover: ({ article, actor }) => {
    const givers = validApprovals(article.approvals, article.content).map(({ by }) => by)
    if (givers.includes(actor.id))
      return refuse(
        'notApprover',
        'You have approved this text already. The next approval is another person’s.',
      )
    return isAmong(actor, givers, article.onePerson)
      ? refuse('notApprover', `${asOne('approved it')} The next approval is another person’s.`)
      : null
  },
  approved: ({ article }) => {
    const missing = nextStage(article.definition, validApprovals(article.approvals, article.content))
    if (!missing) return null
    const lapsed = article.approvals.findLast(({ lapse }) => lapse)
    if (lapsed?.lapse) return refuse('approved', `${lapseOf(lapsed)} Submit it for review again.`)
    const stale = article.approvals.at(-1)
    if (!stale || (stale.hash === article.content.hash && !stale.isVoid))
      return refuse('approved', `${missing.label} is missing.`)
    const changed = changedFields(stale.fields, article.content.fields)
    const what = changed.length > 0 ? namesOfChanged(changed, stale).join(', ') : 'content'
    return {
      ...refuse('approved', `Changed since it was approved: ${what}. Submit it for review again.`),
      changed,
    }
  },
  staleApproval: ({ article }) =>
    nextStage(article.definition, validApprovals(article.approvals, article.content))
      ? null
      : refuse('staleApproval', 'This text is approved and unchanged; it can be published.'),
  changeNoted: ({ article }) => {
    if (!article.shown) return null
    const changed = changedFields(article.shown.fields, article.content.fields).filter(isChangeToReaders)
    if (changed.length === 0 && article.isOut)
      return refuse(
        'changeNoted',
        `Nothing has changed since edition ${article.shown.number}, which readers have.`,
      )
    return lacking('changeNoted', article.changeGaps)
  },
  isPublic: ({ article }) => (article.isOut ? null : refuse('isPublic', 'It is not public.')),
  notPublic: ({ article }) =>
    article.live === 'published' ? refuse('notPublic', 'It is public. Withdraw it first.') : null,
  embargoed: ({ article }) =>
    article.isEmbargoed ? null : refuse('embargoed', 'It does not wait for an embargo.'),
  nothingAsked: ({ article }) =>
    article.pending
      ? refuse(
          'nothingAsked',
          `${article.pending.byName} has asked for a step that waits for a second person. Take it ` +
            'or decline it first.',
        )
      : null,
  asked: ({ article }) => (article.pending ? null : refuse('asked', 'Nothing has been asked for.')),
  askedWithdraw: ({ article: { pending } }) => {
    if (pending?.step !== 'withdraw')
      return refuse(
        'askedWithdraw',
        'Withdrawing takes two people: ask for it first, and another person confirms.',
      )
    const problem = plainTextProblem(pending.note, { called: 'The note', lines: true })
    return problem ? refuse('askedWithdraw', `${problem} Decline what was asked, and ask again.`) : null
  },
  askedLift: ({ article }) =>
    article.pending?.step === 'lift'
      ? null
      : refuse(
          'askedLift',
          'Lifting an embargo early takes two people: ask for it first, and another person confirms.',
        ),
  notAsker: ({ article, actor }) => {
    const { pending, onePerson } = article
    if (!pending) return null
    const takers = [pending.by, ...pending.confirmations.map(({ by }) => by)]
    if (takers.includes(actor.id))
      return refuse('notAsker', 'You have had your part in this. It takes another person.')
    return isAmong(actor, takers, onePerson)
      ? refuse('notAsker', `${asOne('had a part in this')} It takes another person.`)
      : null
  },
  confirmRole: ({ article, actor }) =>
    roleForStage(
      'confirmRole',
      nextStage(article.shownDefinition, article.pending?.confirmations ?? []),
      actor,
    ),
  notBundled: ({ article }) =>
    article.isBundled
      ? refuse('notBundled', 'It goes out together with others. Cancel the release of the bundle.')
      : null,
}

/** Whether the actor, or somebody who counts as the same person, is among these. */
function isAmong(actor: WorkflowActor, ids: readonly string[], groups: OnePerson): boolean {
  return namesOf(actor.id, groups).some((id) => ids.includes(id))
}

/** A refusal with its reason in a sentence. */
export function refuse(code: RefusalCode, reason: string): Refusal {
  return { ok: false, code, reason }
}

/**
 * The parts that have changed under an approval. The hash of a body holds what the body shows of figures and
 * pictures too: of a text that nobody has edited since, its own words are the same.
 */
function namesOfChanged(changed: readonly string[], { isVoid }: Approval): string[] {
  if (isVoid) return changed.map(nameOfPart)
  const besides = changed.filter((name) => name !== 'body')
  return besides.length > 0 ? besides.map(nameOfPart) : ['what the body shows']
}

function lacking(code: RefusalCode, gaps: readonly Gap[]): Refusal | null {
  const reason = gaps.map(({ message }) => message).join(' ')
  return gaps.length === 0 ? null : { ...refuse(code, reason), gaps }
}

/** The stage that waits for its approval, given exactly this content. */
export function stageOf(article: ArticleFacts) {
  return nextStage(article.definition, validApprovals(article.approvals, article.content))
}

function roleForStage(code: Guard, stage: ReturnType<typeof stageOf>, actor: WorkflowActor): Refusal | null {
  if (!stage || stage.roles.includes(actor.role)) return null
  return refuse(
    code,
    `${stage.label} comes next, and is for ${orList(stage.roles)}; you are signed in as ${actor.role}.`,
  )
}

/** Whoever approves goes by what was declared of this very text, and of this kind of text. */
function undeclared({ definition, declared }: ArticleFacts): Refusal | null {
  return missingAttestations(definition.submitAttestations, declared).length === 0
    ? null
    : refuse(
        'checked',
        'What is declared on submission has not been said of this text. Request changes, so that ' +
          'it is submitted again.',
      )
}

function attested(
  code: Guard,
  wanted: readonly AttestationKey[],
  given: readonly string[] = [],
): Refusal | null {
  const missing = missingAttestations(wanted, given)
  if (missing.length === 0) return null
  const attestations = missing.map((key) => ({ key, text: ATTESTATIONS[key].text }))
  return { ...refuse(code, `Declare: ${attestations.map(({ text }) => text).join(' ')}`), attestations }
}
