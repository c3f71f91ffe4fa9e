import { describe, expect, it } from 'vitest'
import { asksFirst, asScheduled, labelOf, outcomeOf, sortSteps } from '#src/admin/article/steps.ts'
import { recommendation1 } from '#src/workflow/definitions/recommendation.ts'
import { choices } from '#src/workflow/engine.ts'
import type { ArticleFacts, WorkflowActor } from '#src/workflow/facts.ts'
import { ACTIONS } from '#src/workflow/transitions.ts'
import { article } from '../workflow/people.ts'

const inReview = article({
  state: 'in_review',
  writers: ['mara'],
  owners: ['mara'],
  content: { hash: 'h', fields: {} },
})
const isOut: ArticleFacts = {
  ...inReview,
  state: 'published',
  live: 'published',
  isOut: true,
  shown: { number: 1, fields: {} },
}
const asked: ArticleFacts = {
  ...isOut,
  pending: {
    step: 'withdraw',
    by: 'mara',
    byName: 'Mara',
    at: '2026-03-01T14:00:00Z',
    note: 'Wrong.',
    confirmations: [],
  },
}

const stepsOf = (facts: ArticleFacts, actor: WorkflowActor) => {
  const steps = sortSteps({ ...facts, choices: choices(facts, actor), role: actor.role })
  return Object.fromEntries(
    Object.entries(steps).map(([place, found]) => [place, found.map(({ action }) => action)]),
  )
}
const ines: WorkflowActor = { id: 'ines', role: 'editor' }

describe('the steps beside an article', () => {
  it('put approving first for an editor who wrote none of it', () => {
    expect(stepsOf(inReview, ines)).toMatchObject({
      asked: [],
      open: ['approve', 'request-changes'],
      closed: [],
      emergency: [],
    })
  })

  it('show the writer that approving would be next, and why it is not theirs', () => {
    const steps = sortSteps({
      ...inReview,
      choices: choices(inReview, { id: 'mara', role: 'editor' }),
      role: 'editor',
    })
    expect(steps.closed).toEqual([
      expect.objectContaining({
        action: 'approve',
        reason: expect.stringContaining('You wrote some of this text'),
      }),
    ])
  })

  it('offer to ask for a withdrawal once readers can see the article', () => {
    expect(stepsOf(isOut, ines)).toMatchObject({ open: ['ask-withdrawal'], asked: [] })
  })

  it('set a withdrawal that was asked for apart, with its two answers', () => {
    expect(stepsOf(asked, ines)).toMatchObject({ asked: ['withdraw', 'decline'], open: [] })
  })

  it('set emergencies apart, for admins alone', () => {
    const admin: WorkflowActor = { id: 'adele', role: 'admin' }
    expect(stepsOf(inReview, admin).emergency).toEqual(['override'])
    expect(stepsOf(isOut, admin).emergency).toEqual(['emergency-withdraw'])
    expect(stepsOf(inReview, ines)).toMatchObject({
      emergency: [],
      elsewhere: expect.arrayContaining(['override', 'emergency-withdraw']),
    })
  })

  it('lose no step: each stands in exactly one place', () => {
    for (const facts of [inReview, isOut, asked]) {
      for (const role of ['author', 'editor', 'compliance', 'moderator', 'admin'] as const) {
        expect(
          Object.values(stepsOf(facts, { id: 'x', role }))
            .flat()
            .toSorted(),
        ).toEqual([...ACTIONS].toSorted())
      }
    }
  })

  it('ask once more before anything is taken away, and for a note where one is needed', () => {
    expect(
      choices(inReview, ines)
        .filter(asksFirst)
        .map(({ action }) => action),
    ).toEqual([
      'request-changes',
      'cancel-release',
      'ask-lift',
      'lift',
      'ask-withdrawal',
      'withdraw',
      'archive',
      'override',
      'emergency-withdraw',
    ])
  })

  it('say what there is to do: approve, give one of several approvals, or confirm what a colleague asks', () => {
    const labels = (facts: ArticleFacts, action: string) =>
      choices(facts, ines)
        .filter((choice) => choice.action === action)
        .map(labelOf)
    expect(labels(inReview, 'approve')).toEqual(['Approve'])
    expect(labels({ ...inReview, definition: recommendation1 }, 'approve')).toEqual([
      "Give editor's approval",
    ])
    expect(labels(asked, 'withdraw')).toEqual(['Confirm the withdrawal'])
  })

  it('call publishing a schedule while the time of the article is still to come, and nothing else', () => {
    const approved: ArticleFacts = { ...inReview, state: 'approved' }
    const before = choices(approved, ines)
    const labels = (isLater: boolean) => asScheduled(before, isLater).map(labelOf)
    expect(labels(false)).toEqual(before.map(labelOf))
    expect(labels(true)).toEqual(
      before.map((choice) => (choice.action === 'publish' ? 'Schedule the release' : labelOf(choice))),
    )
  })

  it('say that a publish with a release time to come is a schedule, and that one approval of two is not all', () => {
    expect(outcomeOf('publish', 'scheduled')).toMatch(/^Scheduled/)
    expect(outcomeOf('publish', 'published')).toMatch(/^Published/)
    expect(outcomeOf('approve', 'in_review')).toMatch(/another person/)
    expect(outcomeOf('approve', 'approved')).toMatch(/^Approved/)
  })
})
