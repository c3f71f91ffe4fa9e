// What a person can do with an article now, for the buttons of the desk.

import type { PayloadRequest } from 'payload'
import type { Staff } from '#payload-types'
import { choices, type Approval, type Choice } from '#src/workflow/engine.ts'
import type { ArticleState, Live } from '#src/workflow/states.ts'
import { deskView } from './desk.ts'

export type Outlook = {
  state: ArticleState
  live: Live
  revision: number
  approval: { byName: string; at: string; matches: boolean } | null
  choices: Choice[]
}

/** The article's state and every step with whether this person may take it and, if not, why not. */
export async function outlook({ req, articleId, actor, now }: { req: PayloadRequest; articleId: string; actor: Staff; now: Date }): Promise<Outlook> {
  const { article, facts } = await deskView({ req, articleId, actor, now })
  return {
    state: facts.state,
    live: facts.live,
    revision: article.revision,
    approval: approvalView(facts.approval, facts.content.hash),
    choices: choices(facts, actor),
  }
}

function approvalView(approval: Approval | null, hash: string): Outlook['approval'] {
  return approval ? { byName: approval.byName, at: approval.at, matches: approval.hash === hash } : null
}
