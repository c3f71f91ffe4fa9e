import { describe, expect, test } from 'vitest'
import { choices, judge, type ArticleFacts, type WorkflowActor } from '#src/workflow/engine.ts'
import { changedFields, hashContent } from '#src/workflow/contentHash.ts'
import { STATES, stateAfterEdit } from '#src/workflow/states.ts'
import { ACTIONS, STAFF_ROLES, TRANSITIONS } from '#src/workflow/transitions.ts'

const content = hashContent({ headline: 'Copper', body: { text: 'one' } })
const author: WorkflowActor = { id: 'author', role: 'author' }
const editor: WorkflowActor = { id: 'editor', role: 'editor' }
const approval = { ...content, by: 'editor', byName: 'The editor', at: '2026-01-01T00:00:00.000Z' }

function article(facts: Partial<ArticleFacts> = {}): ArticleFacts {
  return { state: 'draft', live: 'none', writers: ['author'], owners: ['author'], approval: null, content, missing: [], releaseInFuture: false, ...facts }
}

describe('four eyes', () => {
  test('whoever wrote any of the text cannot approve it, an admin no more than an editor', () => {
    for (const role of ['editor', 'compliance', 'admin'] as const) {
      const verdict = judge({ action: 'approve', article: article({ state: 'in_review', writers: ['author', 'both'] }), actor: { id: 'both', role } })
      expect(verdict).toMatchObject({ ok: false, code: 'notWriter' })
    }
  })

  test('somebody else who may approve can', () => {
    expect(judge({ action: 'approve', article: article({ state: 'in_review' }), actor: editor })).toEqual({ ok: true, from: 'in_review', to: 'approved' })
  })
})

describe('an approval is bound to its content', () => {
  test('an approval is void after one more comma, and the refusal says where it is', () => {
    const edited = hashContent({ headline: 'Copper,', body: { text: 'one' } })
    const verdict = judge({ action: 'publish', article: article({ state: 'approved', approval, content: edited }), actor: editor })
    expect(verdict).toMatchObject({ ok: false, code: 'sameContent', changed: ['headline'] })
  })

  test('unchanged text is published, or scheduled when its release time is still to come', () => {
    const ready = article({ state: 'approved', approval })
    expect(judge({ action: 'publish', article: ready, actor: editor })).toMatchObject({ ok: true, to: 'published' })
    expect(judge({ action: 'publish', article: { ...ready, releaseInFuture: true }, actor: editor })).toMatchObject({ ok: true, to: 'scheduled' })
  })

  test('approved text goes back to review only once it has changed', () => {
    expect(judge({ action: 'submit', article: article({ state: 'approved', approval }), actor: author })).toMatchObject({ ok: false, code: 'staleApproval' })
  })

  test('the order of keys does not matter to the hash, every value does', () => {
    expect(hashContent({ a: { x: 1, y: 2 }, b: 1 }).hash).toBe(hashContent({ b: 1, a: { y: 2, x: 1 } }).hash)
    expect(changedFields(hashContent({ a: 1, b: 1 }).fields, hashContent({ a: 1, b: 2, c: 3 }).fields)).toEqual(['b', 'c'])
  })
})

describe('who may move what', () => {
  test('authors submit their own text and no other', () => {
    expect(judge({ action: 'submit', article: article(), actor: author }).ok).toBe(true)
    expect(judge({ action: 'submit', article: article(), actor: { id: 'other', role: 'author' } })).toMatchObject({ ok: false, code: 'ownText' })
  })

  test('an unfinished article is not submitted, and the reason says what is missing', () => {
    expect(judge({ action: 'submit', article: article({ missing: ['Write a standfirst.'] }), actor: author })).toMatchObject({ reason: 'Write a standfirst.' })
  })

  test('a note is required to request changes and to withdraw', () => {
    expect(judge({ action: 'request-changes', article: article({ state: 'in_review' }), actor: editor, note: '  ' })).toMatchObject({ code: 'note' })
    expect(judge({ action: 'withdraw', article: article({ state: 'published', live: 'published' }), actor: editor })).toMatchObject({ code: 'note' })
  })

  test('moderators move nothing', () => {
    for (const state of STATES) expect(choices(article({ state, live: 'published' }), { id: 'm', role: 'moderator' }).every((choice) => !choice.ok)).toBe(true)
  })

  test('every step that is unavailable says why', () => {
    for (const state of STATES) {
      for (const role of STAFF_ROLES) {
        for (const choice of choices(article({ state }), { id: 'x', role })) expect(choice.ok || choice.reason).toBeTruthy()
      }
    }
  })
})

describe('the workflow as a whole', () => {
  test('every state has a way out, by a step or by an edit', () => {
    for (const state of STATES) {
      const byStep = ACTIONS.some((action) => TRANSITIONS[action].from[state] && TRANSITIONS[action].to !== state)
      expect(byStep || stateAfterEdit(state) !== state).toBe(true)
    }
  })

  test('only publishing reaches the public, and only from approved', () => {
    expect(Object.keys(TRANSITIONS.publish.from)).toEqual(['approved'])
    expect(ACTIONS.filter((action) => TRANSITIONS[action].to === 'published')).toEqual(['publish'])
  })

  test('an archived article is closed to edits; an edit of a public one begins a new draft', () => {
    expect(stateAfterEdit('archived')).toBeNull()
    expect(stateAfterEdit('published')).toBe('draft')
    expect(stateAfterEdit('approved')).toBe('approved')
  })
})
