// What the engine must know of an article and of the person who wants to move it.

import type { ContentHash, FieldHashes } from '#src/articles/contentHash.ts'
import type { Gap } from '#src/articles/gap.ts'
import type { Approval } from './approvals.ts'
import type { CheckResults } from './checks.ts'
import type { ApprovalKind, Definition } from './definition.ts'
import type { OnePerson } from './onePerson.ts'
import type { ArticleState, Live } from './states.ts'
import type { PendingStep, StaffRole } from './transitions.ts'

/** A step of two that waits for its second person. The note is the asker's; `at` is an ISO 8601 instant. */
export type Pending = {
  step: PendingStep
  by: string
  byName: string
  at: string
  note: string
  confirmations: { kind: ApprovalKind; by: string; byName: string; at: string }[]
}

/** Ids are strings; `content` holds the hashes of the newest draft. */
export type ArticleFacts = {
  definition: Definition
  /** The definition under which what readers have was approved; the same while they have nothing. */
  shownDefinition: Definition
  state: ArticleState
  live: Live
  /** Whether readers can see its text now. */
  isOut: boolean
  /**
   * Everybody who wrote any of the text since it was last published, or anything that it shows, and whose
   * names it carries.
   */
  writers: readonly string[]
  /** Accounts that count as one person for this text. */
  onePerson: OnePerson
  /** Who began the article and who is in its byline. */
  owners: readonly string[]
  approvals: readonly Approval[]
  /** The keys of what was declared when this text was submitted. */
  declared: readonly string[]
  content: ContentHash
  checks: CheckResults
  /** The edition that readers have seen last; null while there has been none. */
  shown: { number: number; fields: FieldHashes } | null
  /** What the note on a change still lacks. */
  changeGaps: readonly Gap[]
  /** When it would go out: its release time or its embargo, whichever is later, is still to come. */
  startsInFuture: boolean
  /** Its release time alone is still to come. */
  releaseInFuture: boolean
  /** It waits, and its embargo is still to come. */
  isEmbargoed: boolean
  pending: Pending | null
  /** It waits for its release together with others. */
  isBundled: boolean
}

export type WorkflowActor = { id: string; name?: string; role: StaffRole }
