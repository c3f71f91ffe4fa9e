// What can go wrong on the way to the public, each with its status and a sentence for the person.

import { APIError } from 'payload'

type Who = { revision: number; savedBy: string | null; savedAt: string | null }

/** 409: somebody saved a newer revision than the one this person saw. */
export class StaleRevisionError extends APIError<Who> {
  constructor(current: Who) {
    const who = current.savedBy ?? 'Somebody'
    super(`${who} saved a newer revision (${current.revision}). Reload to see it, then repeat your change.`, 409, current, true)
    this.name = 'StaleRevision'
  }
}

/** 409 or 403: the workflow does not allow this move now. */
export class MoveRefusedError extends APIError<{ code: string; changed?: string[] }> {
  constructor(refusal: { code: string; reason: string; changed?: string[] }) {
    const status = refusal.code === 'role' ? 403 : refusal.code === 'note' ? 400 : 409
    super(refusal.reason, status, { code: refusal.code, ...(refusal.changed ? { changed: refusal.changed } : {}) }, true)
    this.name = 'MoveRefused'
  }
}

/** 400: the request for a move is not of the right form. */
export class BadMoveError extends APIError {
  constructor(message: string, status = 400) {
    super(message, status, undefined, true)
    this.name = 'BadMove'
  }
}

/** 404: there is no such article, or this person may not know that there is. */
export class ArticleNotFoundError extends APIError {
  constructor() {
    super('There is no such article.', 404, undefined, true)
    this.name = 'NotFound'
  }
}

/** 401: only staff move articles. */
export class NotSignedInError extends APIError {
  constructor() {
    super('Sign in as staff first.', 401, undefined, true)
    this.name = 'NotSignedIn'
  }
}

/** 403: somebody tried to publish, or to change what is public, past the workflow. */
export class PublishedByWorkflowOnlyError extends APIError {
  constructor(attempt: string) {
    super(`${attempt} Articles reach the public only through the workflow: submit, approve, publish.`, 403, undefined, true)
    this.name = 'PublishedByWorkflowOnly'
  }
}

/** 409: an archived article is closed to edits. */
export class ArchivedError extends APIError {
  constructor() {
    super('This article is archived. Reopen it before you edit it.', 409, undefined, true)
    this.name = 'Archived'
  }
}

/** 409: something is still cited by an article and can't go. */
export class StillCitedError extends APIError<{ articles: string[] }> {
  constructor(headlines: string[]) {
    super(`Still shown in: ${headlines.join('; ')}. Take it out of every article first.`, 409, { articles: headlines }, true)
    this.name = 'StillCited'
  }
}
