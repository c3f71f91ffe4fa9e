import { describe, expect, it } from 'vitest'
import { asksFirst, outcomeOf, sortSteps } from '#src/admin/article/steps.ts'
import { choices, type ArticleFacts } from '#src/workflow/engine.ts'

const inReview: ArticleFacts = {
  state: 'in_review',
  live: 'none',
  writers: ['mara'],
  owners: ['mara'],
  approval: null,
  content: { hash: 'h', fields: {} },
  missing: [],
  releaseInFuture: false,
}

describe('the steps beside an article', () => {
  it('put approving first for an editor who wrote none of it, and what concerns public pages last', () => {
    const steps = sortSteps({ choices: choices(inReview, { id: 'ines', role: 'editor' }), state: 'in_review', live: 'none' })
    expect(steps.open.map((step) => step.action)).toEqual(['approve', 'request-changes'])
    expect(steps.closed).toEqual([])
    expect(steps.elsewhere.map((step) => step.action)).toEqual(['submit', 'publish', 'unpublish', 'withdraw', 'archive', 'reopen'])
  })

  it('show the writer that approving would be next, and why it is not theirs', () => {
    const steps = sortSteps({ choices: choices(inReview, { id: 'mara', role: 'editor' }), state: 'in_review', live: 'none' })
    expect(steps.closed).toEqual([expect.objectContaining({ action: 'approve', reason: expect.stringContaining('You wrote some of this text') })])
  })

  it('offer withdrawing once readers can see the article', () => {
    const steps = sortSteps({ choices: choices({ ...inReview, state: 'published', live: 'published' }, { id: 'ines', role: 'editor' }), state: 'published', live: 'published' })
    expect(steps.open.map((step) => step.action)).toEqual(['unpublish', 'withdraw'])
  })

  it('ask once more before anything is taken away, and for a note where one is needed', () => {
    const all = choices({ ...inReview, live: 'published' }, { id: 'ines', role: 'admin' })
    expect(all.filter(asksFirst).map((step) => step.action)).toEqual(['request-changes', 'unpublish', 'withdraw', 'archive'])
  })

  it('say that a publish with a release time to come is a schedule', () => {
    expect(outcomeOf('publish', 'scheduled')).toMatch(/^Scheduled/)
    expect(outcomeOf('publish', 'published')).toMatch(/^Published/)
  })
})
