// Which definition an article runs under, and that those which have shipped stay as they were.

import { describe, expect, test } from 'vitest'
import { REGULATORY_CLASSES } from '#src/articles/classes.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { definitionId } from '#src/workflow/definition.ts'
import {
  definitionAfterSave,
  definitionFor,
  definitionOf,
  DEFINITIONS,
} from '#src/workflow/definitions/index.ts'
import { marketNote1, marketNotes } from '#src/workflow/definitions/marketNote.ts'
import { recommendations } from '#src/workflow/definitions/recommendation.ts'

/** The version after the newest that has shipped. */
const nextMarketNote = { ...marketNotes.at(-1)!, version: marketNotes.length + 1 }
const registry = [...DEFINITIONS, nextMarketNote]

describe('the definition an article runs under', () => {
  test.each(REGULATORY_CLASSES)('there is one for %s', (regulatoryClass) => {
    expect(definitionFor(regulatoryClass).classes).toContain(regulatoryClass)
  })

  test('a new article starts under the newest version', () => {
    expect(
      definitionAfterSave({ current: null, regulatoryClass: 'commentary', startsAnew: true }, registry),
    ).toBe(nextMarketNote)
  })

  test('a running one keeps the version under which it started', () => {
    expect(
      definitionAfterSave(
        { current: 'market-note@1', regulatoryClass: 'factual', startsAnew: false },
        registry,
      ),
    ).toBe(marketNote1)
  })

  test('the next run after it was published starts under the newest', () => {
    expect(
      definitionAfterSave(
        { current: 'market-note@1', regulatoryClass: 'factual', startsAnew: true },
        registry,
      ),
    ).toBe(nextMarketNote)
  })

  test('another kind of text is another workflow', () => {
    expect(
      definitionAfterSave(
        { current: 'market-note@1', regulatoryClass: 'investment_recommendation', startsAnew: false },
        registry,
      ),
    ).toBe(recommendations.at(-1))
  })

  test('one that this Assay never had is not guessed', () => {
    expect(() => definitionOf('market-note@9')).toThrow('market-note@9')
    expect(DEFINITIONS.map(definitionId)).toEqual([...new Set(DEFINITIONS.map(definitionId))])
  })
})

/**
 * SHA-256 of the canonical JSON of each definition that has shipped, with the order of its steps. Articles
 * run under them and the record names them: a line here is added with a new version, and never changed.
 */
const SHIPPED: Record<string, string> = {
  'market-note@1': 'b9728413b98d2ffe50c2fb9573529f1ef3f4dd5486ccd3af71fdabe0b4ceb498',
  'recommendation@1': 'dd28481891e6dbd960f4af9332dd16f5b5819f7a5bf58241966ec9699c55a208',
}

describe('a shipped definition', () => {
  test.each(DEFINITIONS.map((definition) => [definitionId(definition), definition] as const))(
    '%s is what it was when it shipped',
    (id, definition) => {
      expect(
        digestOf({ definition, order: Object.keys(definition.transitions) }),
        `${id} is not what articles under it were promised. Leave it as it was and add a new version instead: a definition with the next version number beside it in src/workflow/definitions, and its hash here.`,
      ).toBe(SHIPPED[id])
    },
  )

  test('is never taken away', () => {
    expect(DEFINITIONS.map(definitionId)).toEqual(expect.arrayContaining(Object.keys(SHIPPED)))
  })

  test('cannot be changed by anybody who holds it', () => {
    for (const { transitions, stages } of DEFINITIONS)
      for (const part of [transitions, transitions.approve, transitions.approve?.roles, stages[0]])
        expect(Object.isFrozen(part)).toBe(true)
  })
})
