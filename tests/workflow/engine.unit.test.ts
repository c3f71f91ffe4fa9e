import { describe, expect, test } from 'vitest'
import { changedFields, hashContent } from '#src/articles/contentHash.ts'
import { gapsAt } from '#src/articles/gap.ts'
import { DEFINITIONS } from '#src/workflow/definitions/index.ts'
import { recommendation1 } from '#src/workflow/definitions/recommendation.ts'
import { availableSteps, evaluateStep } from '#src/workflow/engine.ts'
import { AFTER_EDIT, STATES } from '#src/workflow/states.ts'
import { STAFF_ROLES } from '#src/workflow/transitions.ts'
import { admin, approval, article, author, content, editor, moderator, officer, second } from './people.ts'

const out = { state: 'published', live: 'published', isOut: true } as const
const asked = {
  step: 'withdraw',
  by: 'author',
  byName: 'author',
  at: '2026-01-01T00:00:00.000Z',
  note: 'The price was wrong.',
  confirmations: [],
} as const

describe('four eyes', () => {
  test.each(['editor', 'compliance', 'admin'] as const)(
    'whoever wrote any of the text cannot approve it, not as %s either',
    (role) => {
      const verdict = evaluateStep({
        action: 'approve',
        article: article({ state: 'in_review', writers: ['author', 'both'] }),
        actor: { id: 'both', role },
      })
      expect(verdict).toMatchObject({ ok: false, code: 'notWriter' })
    },
  )

  test('somebody else who may approve can', () => {
    expect(
      evaluateStep({ action: 'approve', article: article({ state: 'in_review' }), actor: editor }),
    ).toEqual({
      ok: true,
      from: 'in_review',
      to: 'approved',
    })
  })
})

describe('a recommendation', () => {
  const inReview = article({
    definition: recommendation1,
    state: 'in_review',
    declared: ['interests_disclosed'],
  })
  const declared = ['opinions_told_apart', 'no_conflict', 'disclosures_complete']
  const byEditor = { ...approval, by: editor.id }

  test('waits for compliance after the editor', () => {
    expect(
      evaluateStep({ action: 'approve', article: inReview, actor: editor, attestations: declared }),
    ).toMatchObject({ ok: true, to: 'in_review' })
    expect(
      evaluateStep({
        action: 'approve',
        article: { ...inReview, approvals: [byEditor] },
        actor: officer,
        attestations: declared,
      }),
    ).toMatchObject({ ok: true, to: 'approved' })
  })

  test('goes to compliance only after the editor, and to nobody else', () => {
    expect(
      evaluateStep({ action: 'approve', article: inReview, actor: officer, attestations: declared }),
    ).toMatchObject({ code: 'stageRole' })
    expect(
      evaluateStep({
        action: 'approve',
        article: { ...inReview, approvals: [byEditor] },
        actor: second,
        attestations: declared,
      }),
    ).toMatchObject({ code: 'stageRole' })
    expect(
      evaluateStep({
        action: 'approve',
        article: { ...inReview, approvals: [byEditor] },
        actor: admin,
        attestations: declared,
      }),
    ).toMatchObject({ code: 'stageRole' })
  })

  test('needs what it asks to have declared, and names what is missing', () => {
    expect(
      evaluateStep({ action: 'submit', article: article({ definition: recommendation1 }), actor: author }),
    ).toMatchObject({ code: 'submitAttested', attestations: [{ key: 'interests_disclosed' }] })
    expect(
      evaluateStep({
        action: 'approve',
        article: { ...inReview, approvals: [byEditor] },
        actor: officer,
        attestations: ['no_conflict'],
      }),
    ).toMatchObject({ code: 'stageAttested', attestations: [{ key: 'disclosures_complete' }] })
  })

  test('is not published on half of its approvals', () => {
    expect(
      evaluateStep({
        action: 'publish',
        article: article({ definition: recommendation1, state: 'approved', approvals: [byEditor] }),
        actor: second,
      }),
    ).toMatchObject({ code: 'approved', reason: "Compliance's approval is missing." })
  })

  test('passes the checks of a recommendation, or says what is missing', () => {
    const checks = {
      complete: [],
      sources: [],
      producers: gapsAt('byline', ['Ann needs a job title in the byline of a recommendation.']),
      horizon: [],
      disclosure: gapsAt('disclosure', ['Write the disclosure; where nobody holds an interest, say so.']),
    }
    const verdict = evaluateStep({
      action: 'submit',
      article: article({ definition: recommendation1, checks }),
      actor: author,
      attestations: ['interests_disclosed'],
    })
    expect(verdict).toMatchObject({ code: 'checked', reason: expect.stringMatching(/job title.*disclosure/) })
  })
})

describe('an approval is bound to its content', () => {
  test('it is void after one more comma, and the refusal says where it is', () => {
    const edited = hashContent({ headline: 'Copper,', body: { text: 'one' } })
    const verdict = evaluateStep({
      action: 'publish',
      article: article({ state: 'approved', approvals: [approval], content: edited }),
      actor: editor,
    })
    expect(verdict).toMatchObject({ ok: false, code: 'approved', changed: ['headline'] })
  })

  test('where a figure alone has changed, the body is not named, although it shows the figure', () => {
    const withFigure = (value: string) =>
      hashContent({ headline: 'Lead', body: { text: 'one', figure: value }, figures: [value] })
    const given = { ...approval, ...withFigure('1') }
    const reasonOf = (now: ReturnType<typeof hashContent>, isVoid = false) =>
      evaluateStep({
        action: 'publish',
        article: article({ state: 'approved', approvals: [{ ...given, isVoid }], content: now }),
        actor: editor,
      })
    expect(reasonOf(withFigure('2'))).toMatchObject({
      reason: 'Changed since it was approved: figures. Submit it for review again.',
      changed: ['body', 'figures'],
    })
    expect(reasonOf(withFigure('2'), true)).toMatchObject({
      reason: 'Changed since it was approved: body, figures. Submit it for review again.',
    })
    const caption = hashContent({ headline: 'Lead', body: { text: 'one', figure: 'x' }, figures: ['1'] })
    expect(reasonOf(caption)).toMatchObject({
      reason: 'Changed since it was approved: what the body shows. Submit it for review again.',
    })
  })

  test('unchanged text is published, or scheduled when its time is still to come', () => {
    const ready = article({ state: 'approved', approvals: [approval] })
    expect(evaluateStep({ action: 'publish', article: ready, actor: editor })).toMatchObject({
      ok: true,
      to: 'published',
    })
    expect(
      evaluateStep({ action: 'publish', article: { ...ready, startsInFuture: true }, actor: editor }),
    ).toMatchObject({ ok: true, to: 'scheduled' })
  })

  test('approved text goes back to review only once it has changed', () => {
    expect(
      evaluateStep({
        action: 'submit',
        article: article({ state: 'approved', approvals: [approval] }),
        actor: author,
      }),
    ).toMatchObject({ ok: false, code: 'staleApproval' })
  })

  test('the order of keys does not matter to the hash, every value does', () => {
    expect(hashContent({ a: { x: 1, y: 2 }, b: 1 }).hash).toBe(hashContent({ b: 1, a: { y: 2, x: 1 } }).hash)
    expect(
      changedFields(hashContent({ a: 1, b: 1 }).fields, hashContent({ a: 1, b: 2, c: 3 }).fields),
    ).toEqual(['b', 'c'])
  })
})

describe('a text that readers have', () => {
  const shown = { number: 2, fields: hashContent({ headline: 'Lead' }).fields }
  const edited = { ...out, state: 'draft', shown } as const

  test('changes with a note or not at all', () => {
    expect(
      evaluateStep({
        action: 'submit',
        article: article({
          ...edited,
          changeGaps: gapsAt('change.kind', ['Say what kind of change this is.']),
        }),
        actor: author,
      }),
    ).toMatchObject({ code: 'changeNoted' })
    expect(evaluateStep({ action: 'submit', article: article(edited), actor: author })).toMatchObject({
      ok: true,
    })
  })

  test('is not published again when nothing but its note has changed', () => {
    const same = hashContent({ headline: 'Lead', change: { note: 'Hm.' } })
    expect(
      evaluateStep({ action: 'submit', article: article({ ...edited, content: same }), actor: author }),
    ).toMatchObject({ code: 'changeNoted', reason: expect.stringContaining('edition 2') })
  })

  test('is withdrawn by two people, the second of whom did not ask', () => {
    expect(evaluateStep({ action: 'withdraw', article: article(out), actor: editor })).toMatchObject({
      code: 'askedWithdraw',
    })
    expect(evaluateStep({ action: 'ask-withdrawal', article: article(out), actor: editor })).toMatchObject({
      code: 'note',
    })
    expect(
      evaluateStep({
        action: 'withdraw',
        article: article({ ...out, pending: { ...asked, by: editor.id, confirmations: [] } }),
        actor: editor,
      }),
    ).toMatchObject({ code: 'notAsker' })
    expect(
      evaluateStep({
        action: 'withdraw',
        article: article({ ...out, pending: { ...asked, confirmations: [] } }),
        actor: editor,
      }),
    ).toMatchObject({ ok: true, to: 'withdrawn' })
  })

  test('takes compliance too to withdraw where it took compliance to publish', () => {
    const recommendation = article({
      ...out,
      definition: recommendation1,
      pending: { ...asked, confirmations: [] },
    })
    expect(evaluateStep({ action: 'withdraw', article: recommendation, actor: editor })).toMatchObject({
      ok: true,
      to: 'published',
    })
    const half = {
      ...recommendation,
      pending: {
        ...asked,
        confirmations: [{ kind: 'editorial' as const, by: editor.id, byName: 'editor', at: asked.at }],
      },
    }
    expect(evaluateStep({ action: 'withdraw', article: half, actor: second })).toMatchObject({
      code: 'confirmRole',
    })
    expect(evaluateStep({ action: 'withdraw', article: half, actor: officer })).toMatchObject({
      ok: true,
      to: 'withdrawn',
    })
  })
})

describe('who may move what', () => {
  test('authors submit their own text and no other', () => {
    expect(evaluateStep({ action: 'submit', article: article(), actor: author }).ok).toBe(true)
    expect(
      evaluateStep({ action: 'submit', article: article(), actor: { id: 'other', role: 'author' } }),
    ).toMatchObject({ ok: false, code: 'ownText' })
  })

  test('an unfinished article is not submitted, and the reason says what is missing', () => {
    const gaps = [
      ...gapsAt('headline', ['Write a headline.']),
      ...gapsAt('body.root', ['The article has no text yet.']),
    ]
    const unfinished = article({ checks: { complete: gaps, sources: [] } })
    const reason = 'Write a headline. The article has no text yet.'
    expect(evaluateStep({ action: 'submit', article: unfinished, actor: author })).toMatchObject({
      reason,
      gaps,
    })
    const [submit] = availableSteps(unfinished, author).filter(({ action }) => action === 'submit')
    expect(submit).toMatchObject({ ok: false, reason, gaps })
  })

  test('a check that was not run is not a check that passed', () => {
    expect(evaluateStep({ action: 'submit', article: article({ checks: {} }), actor: author })).toMatchObject(
      {
        code: 'checked',
      },
    )
  })

  test('emergencies are for admins, with a reason', () => {
    for (const action of ['override', 'emergency-withdraw'] as const) {
      const state = action === 'override' ? article() : article(out)
      for (const actor of [author, editor, officer, moderator])
        expect(evaluateStep({ action, article: state, actor, note: 'now' })).toMatchObject({ code: 'role' })
      expect(evaluateStep({ action, article: state, actor: admin })).toMatchObject({ code: 'note' })
      expect(evaluateStep({ action, article: state, actor: admin, note: 'The wire has it.' })).toMatchObject({
        ok: true,
      })
    }
  })

  test('moderators move nothing', () => {
    for (const state of STATES)
      expect(
        availableSteps(article({ state, live: 'published' }), moderator).every((choice) => !choice.ok),
      ).toBe(true)
  })

  test('every step that is unavailable says why', () => {
    for (const state of STATES) {
      for (const role of STAFF_ROLES) {
        for (const choice of availableSteps(article({ state }), { id: 'x', role }))
          expect(choice.ok || choice.reason).toBeTruthy()
      }
    }
  })
})

describe('the workflow as a whole', () => {
  test.each(DEFINITIONS)(
    '$name, version $version: every state has a way out, by a step or by an edit',
    ({ transitions }) => {
      const reached = STATES.filter(
        (state) => state === 'draft' || Object.values(transitions).some(({ to }) => to === state),
      )
      for (const state of reached) {
        const byStep = Object.values(transitions).some(({ from, to }) => from[state] && to !== state)
        const rule = AFTER_EDIT[state]
        expect(byStep || ('to' in rule && rule.to !== state)).toBe(true)
      }
    },
  )

  test('an archived article and one that waits for its time are closed to edits; an edit of a public one begins a new draft', () => {
    expect(AFTER_EDIT.archived).toHaveProperty('refused')
    expect(AFTER_EDIT.scheduled).toHaveProperty('refused')
    expect(AFTER_EDIT.published).toEqual({ to: 'draft' })
    expect(AFTER_EDIT.approved).toEqual({ to: 'approved' })
  })

  test('the content of an approval is what it was given for', () => {
    expect(approval.hash).toBe(content.hash)
  })
})
