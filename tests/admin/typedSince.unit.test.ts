import type { FormState } from 'payload'
import { describe, expect, it } from 'vitest'
import { typedSince } from '#src/admin/article/typedSince.ts'

const sent: FormState = {
  headline: { value: 'Zinc', initialValue: 'Zinc' },
  standfirst: { value: 'A note.', initialValue: 'A note.' },
  slug: { value: '', initialValue: '' },
  revision: { value: 3, initialValue: 3 },
}

describe('typing while a save is under way', () => {
  it('is marked in every field, not only in the one touched last', () => {
    const now: FormState = {
      ...sent,
      headline: { value: 'Zinc falls', initialValue: 'Zinc' },
      standfirst: { value: 'A note. More', initialValue: 'A note.', isModified: true },
    }
    expect(typedSince(sent, now)).toEqual({
      headline: { value: 'Zinc falls', initialValue: 'Zinc', isModified: true },
    })
  })

  it('is told apart from what the server filled in', () => {
    const now: FormState = { ...sent, slug: { value: 'zinc', initialValue: 'zinc' } }
    expect(typedSince(sent, now)).toEqual({})
  })

  it('never holds back the revision, which must follow the server', () => {
    const now: FormState = { ...sent, revision: { value: 4, initialValue: 3 } }
    expect(typedSince(sent, now)).toEqual({})
  })
})
