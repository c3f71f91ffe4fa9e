// A state of which nobody thought would be in no list of the desk: its articles would be found by search
// alone.

import { expect, test } from 'vitest'
import { DESK_VIEWS } from '#collections/articles/deskViews.ts'
import type { Staff } from '#payload-types'
import { GROUPS } from '#src/admin/dashboard/waitingGroups.ts'
import { STATES, type ArticleState } from '#src/workflow/states.ts'

const SOMEBODY = { id: 'somebody', role: 'editor' } as Staff

/** Nobody has work with an article in one of these: it waits for its time, is public, or is over. */
const AT_REST: readonly ArticleState[] = ['scheduled', 'published', 'withdrawn', 'archived']

/** Found under “All” and by its state alone. */
const IN_NO_VIEW: readonly ArticleState[] = ['archived']

test('every state is in a view of the list of articles', () => {
  const viewed = JSON.stringify(DESK_VIEWS.map(({ where }) => where?.(SOMEBODY.id)))
  expect(STATES.filter((state) => !IN_NO_VIEW.includes(state) && !viewed.includes(`"${state}"`))).toEqual([])
})

test('every state in which somebody has work is in a group of the dashboard', () => {
  const waiting = JSON.stringify(GROUPS.map(({ where }) => where(SOMEBODY)))
  expect(STATES.filter((state) => !AT_REST.includes(state) && !waiting.includes(`"${state}"`))).toEqual([])
})
