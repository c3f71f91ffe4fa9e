// What can go wrong on the way to the public, each with its status and a sentence for the person. Payload
// names an error only when it carries data, be it none.

import { APIError, ValidationError } from 'payload'
import { andList } from '#src/plainText/lists.ts'
import type { BodyProblem } from '#src/richtext/body/validate.ts'
import type { Refusal } from '#src/workflow/guards.ts'
import { STATE_LABELS, type ArticleState } from '#src/workflow/states.ts'

type Who = {
  revision: number
  savedBy: string | null
  savedAt: string | null
  changed: string[]
  /**
   * The state into which a step took it, where that is all that has come since; null where the text is
   * another.
   */
  movedTo: ArticleState | null
}

/** 409: somebody saved a newer revision than the one this person saw, or took a step. */
export class StaleRevisionError extends APIError<Who> {
  /** `advice`: what to do once it is read. */
  constructor(current: Who, advice = 'Reload to see it, then repeat your change.') {
    const who = current.savedBy ?? 'Somebody'
    const what = current.changed.length > 0 ? ` with another ${andList(current.changed)}` : ''
    const did = current.movedTo
      ? `took a step since: the article is “${STATE_LABELS[current.movedTo].label}” now ` +
        `(revision ${current.revision})`
      : `saved a newer revision (${current.revision})${what}`
    super(`${who} ${did}. ${advice}`, 409, current, true)
    this.name = 'StaleRevision'
  }
}

/** 409: what the article shows beside its own text is not what this person saw. */
export class StaleContentError extends APIError<object> {
  constructor() {
    super(
      'A figure, a picture, a section or a name that this article shows has changed since you ' +
        'opened it. Reload to read it.',
      409,
      {},
      true,
    )
    this.name = 'StaleContent'
  }
}

/** Who it is decides, or the request lacks something; all else is a conflict with how the article stands. */
const STATUS: Partial<Record<Refusal['code'], number>> = {
  role: 403,
  stageRole: 403,
  confirmRole: 403,
  note: 400,
  submitAttested: 400,
  stageAttested: 400,
}

/** 409 or 403: the workflow does not allow this move now. */
export class MoveRefusedError extends APIError<Omit<Refusal, 'ok' | 'reason'>> {
  constructor({ ok: _ok, reason, ...refusal }: Refusal) {
    super(reason, STATUS[refusal.code] ?? 409, refusal, true)
    this.name = 'MoveRefused'
  }
}

/** 409: what readers have since its time is not taken back in silence. */
export class AlreadyOutError extends APIError<object> {
  constructor() {
    super(
      'Readers have this edition since its release time, so its release can no longer be ' +
        'cancelled. Correct or withdraw it. If it still says that it waits, tell your ' +
        'administrator.',
      409,
      {},
      true,
    )
    this.name = 'AlreadyOut'
  }
}

/** 400: the request for a move is not of the right form. */
export class BadMoveError extends APIError<object> {
  constructor(message: string, status = 400) {
    super(message, status, {}, true)
    this.name = 'BadMove'
  }
}

/** 404: there is no such article, or this person may not know that there is. */
export class ArticleNotFoundError extends APIError<object> {
  constructor() {
    super('There is no such article.', 404, {}, true)
    this.name = 'NotFound'
  }
}

/** 403: somebody tried to publish, or to change what is public, past the workflow. */
export class PublishedByWorkflowOnlyError extends APIError<object> {
  constructor(attempt: string) {
    super(
      `${attempt} Articles reach the public only through the workflow: submit, approve, publish.`,
      403,
      {},
      true,
    )
    this.name = 'PublishedByWorkflowOnly'
  }
}

/** 403: public copies, editions and tasks are written by the publishing commands alone. */
export class WrittenByCommandOnlyError extends APIError {
  constructor(collection: string) {
    super(
      `Nobody writes ${collection} directly. Change the article, have it approved, and publish it.`,
      403,
      undefined,
      true,
    )
    this.name = 'WrittenByCommandOnly'
  }
}

/** Most problems of a text in one answer. */
const MAX_PROBLEMS = 5

/**
 * 400: a text that is none of ours. The sentences stand in `data.errors`, `at` leading to the part of the
 * text. Payload's form cuts a message at its first colon and takes the rest for names of fields, so that this
 * one has none.
 */
export class BodyRefusedError extends ValidationError {
  constructor(problems: readonly BodyProblem[]) {
    const errors = problems
      .slice(0, MAX_PROBLEMS)
      .map(({ path: at, message }) => ({ path: 'body', label: 'Body', at, message }))
    super({ collection: 'articles', errors })
    this.name = 'ValidationError'
    this.message = 'The text cannot be saved as it is. The sentences beside it say what to change.'
  }
}

/** 409: an article in this state is closed to edits. */
export class ClosedToEditsError extends APIError<object> {
  constructor(reason: string) {
    super(reason, 409, {}, true)
    this.name = 'ClosedToEdits'
  }
}

/** 409: something is still cited by an article and can't go. */
export class StillCitedError extends APIError<{ articles: string[] }> {
  constructor(headlines: string[]) {
    super(
      `Still named in: ${headlines.join('; ')}. Take it out of every article first.`,
      409,
      { articles: headlines },
      true,
    )
    this.name = 'StillCited'
  }
}

/** 409: what was saved of a text stays as it was, and so does what it names. */
export class KeptInVersionError extends APIError<{ articles: string[] }> {
  constructor(headlines: string[]) {
    super(
      `Older versions name it: ${headlines.join('; ')}. What was saved stays as it was: give ` +
        'it another name, or leave it.',
      409,
      { articles: headlines },
      true,
    )
    this.name = 'KeptInVersion'
  }
}

/** 409: a commodity that other rows name. */
export class StillNamedError extends APIError<{ names: string[] }> {
  constructor(names: string[]) {
    super(`Still named by ${names.join('; ')}. Change them first.`, 409, { names }, true)
    this.name = 'StillNamed'
  }
}

/** 409: readers had a page of a section, whose address leads them on for good. */
export class FormerPageError extends APIError<object> {
  constructor() {
    super(
      'Readers had a page of this section, and its address stays its own. Rename it, or leave ' +
        'it without articles.',
      409,
      {},
      true,
    )
    this.name = 'FormerPage'
  }
}

/** 409: readers have seen a picture, so it is kept for as long as the editions that show it. */
export class KeptInEditionError extends APIError<{ articles: string[] }> {
  constructor(headlines: string[]) {
    super(
      `Readers saw it in: ${headlines.join('; ')}. What readers saw can be shown again as it ` +
        'was, so it stays.',
      409,
      { articles: headlines },
      true,
    )
    this.name = 'KeptInEdition'
  }
}

/** 409: the task is closed already, or there is none. */
export class TaskGoneError extends APIError<object> {
  constructor() {
    super('This task is closed already.', 409, {}, true)
    this.name = 'TaskGone'
  }
}
