// How the article form talks to the workflow endpoints.

import type { Article, Edition, Task } from '#payload-types'
import { idOf } from '#src/articles/ids.ts'
import type { MailFate } from '#src/mail/about.ts'
import type { Move } from '#src/publishing/steps/timeline.ts'
import type { TransitionResult } from '#src/publishing/steps/transition.ts'
import type { WorkflowStatus } from '#src/publishing/steps/workflowStatus.ts'
import type { Action } from '#src/workflow/actions.ts'
import { getJson, postJson, type Answer } from '../http.ts'

/** Where an article stands in the API. */
export type Place = { api: string; articleId: string }

const EDITION_FIELDS = [
  'number',
  'kind',
  'state',
  'goesOutAt',
  'override',
  'contentHash',
  'bundle',
  'slug',
] as const

export type EditionView = Pick<
  Edition,
  'id' | 'number' | 'kind' | 'state' | 'goesOutAt' | 'contentHash' | 'bundle' | 'slug'
> & { override: { byName: string; reason: string } | null }

const TASK_FIELDS = ['label', 'byName', 'at'] as const

type TaskView = Pick<Task, 'id' | (typeof TASK_FIELDS)[number]>

type Workflow = WorkflowStatus & { timeline: Move[]; mail: MailFate[] }

export type DeskOutlook = Workflow & { editions: EditionView[]; tasks: TaskView[] }

/**
 * The article's state, the steps, the timeline, its mails, editions and open tasks; null when the server does
 * not answer.
 */
export async function fetchOutlook(
  { api, articleId }: Place,
  signal: AbortSignal,
): Promise<DeskOutlook | null> {
  const [workflow, editions, tasks] = await Promise.all([
    getJson<Workflow>(`${api}/articles/${articleId}/workflow`, signal),
    getJson<{ docs: EditionView[] }>(
      `${api}/editions?${listed({ articleId, fields: EDITION_FIELDS, sort: '-number' })}`,
      signal,
    ),
    getJson<{ docs: TaskView[] }>(
      `${api}/tasks?${listed({ articleId, fields: TASK_FIELDS, sort: '-at', state: 'open' })}`,
      signal,
    ),
  ])
  return workflow && { ...workflow, editions: editions?.docs ?? [], tasks: tasks?.docs ?? [] }
}

export type MoveRequest = Place & {
  action: Action
  revision: number
  /** Of the content of the page that this person has read; null for a step that asks for none. */
  hash: string | null
  note: string
  attestations: readonly string[]
}

/** The article as it stands now; null when the server does not answer. */
export async function fetchStanding({ api, articleId }: Place): Promise<WorkflowStatus | null> {
  return getJson<WorkflowStatus>(`${api}/articles/${articleId}/workflow`)
}

/** Asks the server for one step; a refusal comes back as its sentence. */
export async function postMove({
  api,
  articleId,
  action,
  revision,
  hash,
  note,
  attestations,
}: MoveRequest): Promise<Answer<TransitionResult>> {
  return postJson(
    `${api}/articles/${articleId}/workflow/${action}`,
    { revision, hash, note: note.trim() || null, attestations },
    { lost: 'The server did not answer. Look at the state of the article before you try again.' },
  )
}

/**
 * The newest revision; `textRevision` is that of the newest save by a person, which steps of the workflow
 * come after.
 */
export type Newer = {
  revision: number
  textRevision: number
  savedBy: string | null
  /** The id of the person. */
  savedById: string | null
  savedAt: string
  state: string
  live: string
}

/** Who saved the newest revision, and when; null when the server does not answer. */
export async function fetchNewest({ api, articleId }: Place): Promise<Newer | null> {
  const doc = await getJson<Article>(`${api}/articles/${articleId}?draft=true&depth=1`)
  if (!doc) return null
  const { revision, textRevision, updatedAt, revisedBy, state, live } = doc
  return {
    revision,
    textRevision: textRevision ?? revision,
    savedAt: updatedAt,
    savedBy: typeof revisedBy === 'object' ? (revisedBy?.name ?? null) : null,
    savedById: idOf(revisedBy),
    state,
    live,
  }
}

function listed({
  articleId,
  fields,
  sort,
  state,
}: {
  articleId: string
  fields: readonly string[]
  sort: string
  state?: string
}): URLSearchParams {
  const query = new URLSearchParams({
    'where[article][equals]': articleId,
    sort,
    depth: '0',
    limit: '100',
    pagination: 'false',
  })
  if (state) query.set('where[state][equals]', state)
  for (const field of fields) query.set(`select[${field}]`, 'true')
  return query
}
