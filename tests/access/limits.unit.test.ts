// A form stops where the server would refuse: what fits into a field is taken, and one character more is not.

import type { Field } from 'payload'
import { expect, test } from 'vitest'
import { comments } from '#collections/comments.ts'
import { figures } from '#collections/figures.ts'
import { readers } from '#collections/readers.ts'
import { validateFigure } from '#src/figures/validate.ts'
import { moderate } from '#src/moderation/phases/moderate.ts'
import { emailProblem, nameProblem } from '#src/readers/input/input.ts'
import { ndprFloor } from '../figures/samples.ts'
import { drawRegistration } from '../site/drawn.tsx'
import type { Markup } from '../support/page.ts'

const NOW = new Date('2025-11-06T10:00:00.000Z')

test('a reader’s name and address, where they register', async () => {
  const page = await drawRegistration()
  const [name, address] = [limitOn(page, 'displayName'), limitOn(page, 'email')]
  expect(name).toBe(limitIn(readers.fields, 'displayName'))
  expect([nameProblem('n'.repeat(name)), nameProblem('n'.repeat(name + 1))]).toEqual([
    null,
    expect.any(String),
  ])
  expect([emailProblem(addressOf(address)), emailProblem(addressOf(address + 1))]).toEqual([
    null,
    expect.any(String),
  ])
})

test('a comment, in the panel and in moderation', () => {
  const limit = limitIn(comments.fields, 'body')
  const stateOf = (length: number) =>
    moderate(
      {
        body: 'Who pays? '.repeat(length).slice(0, length - 1) + '.',
        author: { approvedComments: 3, bannedAt: null },
        recent: [],
        commenting: { mode: 'open', closesAt: null },
        settings: { holdFirstComment: true, holdAllComments: false, closeCommentsSitewide: false },
      },
      NOW,
    ).state
  expect([stateOf(limit), stateOf(limit + 1)]).toEqual(['visible', 'rejected'])
})

test.each(['label', 'sourceTitle'])('the %s of a figure', (name) => {
  const limit = limitIn(figures.fields, name)
  const { source, ...figure } = ndprFloor
  const problemsWith = (length: number) => {
    const stored = { ...figure, sourceTitle: source.title, sourceUrl: source.url, [name]: 'n'.repeat(length) }
    const verdict = validateFigure(stored, NOW)
    return verdict.ok ? [] : verdict.problems.map(({ path }) => path)
  }
  expect([problemsWith(limit), problemsWith(limit + 1)]).toEqual([[], [name]])
})

function limitIn(fields: Field[], name: string): number {
  const field = fields.find((candidate) => 'name' in candidate && candidate.name === name)
  return (field as { maxLength: number }).maxLength
}

function limitOn(page: Markup, name: string): number {
  return Number(page.find('input', { name })[0]!.attributes.maxlength)
}

/** An address of this length whose parts are none too long. */
function addressOf(length: number): string {
  const host = `${'h'.repeat(60)}.`.repeat(3) + 'example'
  return `${'n'.repeat(length - host.length - 1)}@${host}`
}
