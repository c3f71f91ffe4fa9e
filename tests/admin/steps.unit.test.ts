import { describe, expect, it } from 'vitest'
import { asksFirst, asScheduled, labelOf, outcomeOf, sortSteps } from '#src/admin/article/steps.ts'
import type { Definition } from '#src/workflow/definition.ts'
import { marketNote1 } from '#src/workflow/definitions/marketNote.ts'
import { recommendation1 } from '#src/workflow/definitions/recommendation.ts'
import { transitions1 } from '#src/workflow/definitions/transitions1.ts'
import { availableSteps, evaluateStep } from '#src/workflow/engine.ts'
import type { ArticleFacts, WorkflowActor } from '#src/workflow/facts.ts'
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
  const steps = sortSteps({ choices: availableSteps(facts, actor), pending: facts.pending })
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
      choices: availableSteps(inReview, { id: 'mara', role: 'editor' }),
      pending: null,
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
        ).toEqual(Object.keys(marketNote1.transitions).toSorted())
      }
    }
  })

  it('ask once more before anything is taken away or approved, and for a note where one is needed', () => {
    expect(
      availableSteps(inReview, ines)
        .filter(asksFirst)
        .map(({ action }) => action),
    ).toEqual([
      'request-changes',
      'approve',
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
      availableSteps(facts, ines)
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
    const before = availableSteps(approved, ines)
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

describe('an article that runs under a version of its own', () => {
  const { archive: _gone, 'request-changes': sendBack, ...kept } = transitions1
  const marketNote2: Definition = {
    ...marketNote1,
    version: 2,
    transitions: {
      'request-changes': { ...sendBack, label: 'Send back to the writer' },
      ...kept,
      submit: { ...kept.submit, label: 'Hand in', roles: ['author'] },
      withdraw: { ...kept.withdraw, label: 'Agree to take it down' },
      override: { ...kept.override, roles: ['admin', 'compliance'] },
    },
  }
  const under2 = { ...inReview, definition: marketNote2 }
  const actionsOf = (facts: ArticleFacts) => availableSteps(facts, ines).map(({ action }) => action)

  it('is shown with the labels and in the order of that version, and without a step that it lacks', () => {
    const labels = Object.fromEntries(
      availableSteps(under2, ines).map((choice) => [choice.action, labelOf(choice)]),
    )
    expect(labels).toMatchObject({
      submit: 'Hand in',
      'request-changes': 'Send back to the writer',
      withdraw: 'Agree to take it down',
    })
    expect(actionsOf(under2)).toEqual(['request-changes', ...Object.keys(kept)])
    expect(actionsOf(under2)).not.toContain('archive')
    expect(stepsOf(under2, ines).open).toEqual(['approve', 'request-changes'])
  })

  it('offers an emergency to whom that version gives it', () => {
    const compliance: WorkflowActor = { id: 'olga', role: 'compliance' }
    expect(stepsOf(under2, compliance).emergency).toEqual(['override'])
    expect(stepsOf(inReview, compliance).emergency).toEqual([])
  })

  it('refuses the step that it lacks, whoever asks for it', () => {
    const draft = { ...under2, state: 'draft' as const }
    const admin: WorkflowActor = { id: 'adele', role: 'admin' }
    expect(
      evaluateStep({ action: 'archive', article: draft, actor: admin, note: null, attestations: [] }),
    ).toEqual({
      ok: false,
      code: 'state',
      reason: '“Market note” has no such step.',
    })
  })

  it('changes nothing for an article under version 1', () => {
    expect(actionsOf(inReview)).toEqual(Object.keys(marketNote1.transitions))
    expect(availableSteps(inReview, ines).find(({ action }) => action === 'submit')!.label).toBe(
      'Submit for review',
    )
  })
})
