import { describe, expect, test } from 'vitest'
import { recommendation1 } from '#src/workflow/definitions/recommendation.ts'
import { evaluateStep } from '#src/workflow/engine.ts'
import { namesOf, onePerson } from '#src/workflow/onePerson.ts'
import { approval, article, editor, officer } from './people.ts'

describe('accounts that count as one person', () => {
  test('whoever made an account, and the account', () => {
    expect(onePerson([{ account: 'sock', by: 'root' }])).toEqual([['sock', 'root']])
  })

  test('two accounts that one person made, and what those made', () => {
    const groups = onePerson([
      { account: 'one', by: 'root' },
      { account: 'deep', by: 'two' },
      { account: 'two', by: 'root' },
    ])
    expect(groups).toHaveLength(1)
    expect(namesOf('deep', groups).toSorted()).toEqual(['deep', 'one', 'root', 'two'])
  })

  test('nobody by their own password, and nobody of another group', () => {
    const groups = onePerson([
      { account: 'mara', by: 'mara' },
      { account: 'one', by: 'root' },
      { account: 'two', by: 'operator:console' },
    ])
    expect(namesOf('mara', groups)).toEqual(['mara'])
    expect(namesOf('one', groups)).toEqual(['one', 'root'])
  })
})

describe('one person behind two names', () => {
  const groups = [
    ['editor', 'author'],
    ['officer', 'second'],
  ]

  test('does not approve what the other name wrote', () => {
    expect(
      evaluateStep({
        action: 'approve',
        article: article({ state: 'in_review', onePerson: groups }),
        actor: editor,
      }),
    ).toMatchObject({ ok: false, code: 'notWriter', reason: expect.stringContaining('one person') })
  })

  test('does not give both approvals', () => {
    const inReview = article({
      definition: recommendation1,
      state: 'in_review',
      approvals: [{ ...approval, by: 'second' }],
      onePerson: [['officer', 'second']],
    })
    expect(evaluateStep({ action: 'approve', article: inReview, actor: officer })).toMatchObject({
      ok: false,
      code: 'notApprover',
    })
  })

  test('does not confirm what the other name asked for', () => {
    const pending = {
      step: 'withdraw',
      by: 'author',
      byName: 'author',
      at: '2026-01-01T00:00:00.000Z',
      note: 'Wrong.',
      confirmations: [],
    } as const
    expect(
      evaluateStep({
        action: 'withdraw',
        article: article({
          state: 'published',
          live: 'published',
          isOut: true,
          pending: { ...pending, confirmations: [] },
          onePerson: groups,
        }),
        actor: editor,
      }),
    ).toMatchObject({ ok: false, code: 'notAsker' })
  })
})

describe('an approval whose giver has left', () => {
  test('counts no more, and the refusal names why', () => {
    const left = { ...approval, byName: 'Temp Ed', isVoid: true, lapse: 'left' as const }
    expect(
      evaluateStep({
        action: 'publish',
        article: article({ state: 'approved', approvals: [left] }),
        actor: { ...editor, id: 'second' },
      }),
    ).toMatchObject({
      ok: false,
      code: 'approved',
      reason: 'Temp Ed, who approved it, has left. Submit it for review again.',
    })
  })
})
