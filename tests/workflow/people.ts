// The people of the bench, and a text in any state for questions to the engine.

import { hashContent } from '#src/articles/contentHash.ts'
import type { Approval } from '#src/workflow/approvals.ts'
import { marketNote1 } from '#src/workflow/definitions/marketNote.ts'
import type { ArticleFacts } from '#src/workflow/facts.ts'
import type { StaffRole } from '#src/workflow/transitions.ts'
import { begin, type Person } from '../support/workflow/bench.ts'

const person = (id: string, role: StaffRole): Person => ({ id, name: id, role })

export const author = person('author', 'author')
export const editor = person('editor', 'editor')
export const second = person('second', 'editor')
export const officer = person('officer', 'compliance')
export const moderator = person('moderator', 'moderator')
export const admin = person('admin', 'admin')

export const EVERYBODY = [author, editor, second, officer, moderator, admin]

export const content = hashContent({ headline: 'Copper', body: { text: 'one' } })

export const approval: Approval = {
  ...content,
  kind: 'editorial',
  by: 'editor',
  byName: 'The editor',
  byRole: 'editor',
  at: '2026-01-01T00:00:00.000Z',
  attestations: [],
}

/** An article whose checks pass, begun by the author, with these facts. */
export function article(facts: Partial<ArticleFacts> = {}): ArticleFacts {
  return { ...begin(facts.definition ?? marketNote1, author).facts, content, ...facts }
}
