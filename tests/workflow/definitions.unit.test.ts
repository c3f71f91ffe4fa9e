import { describe, expect, test } from 'vitest'
import { REGULATORY_CLASSES } from '#src/articles/classes.ts'
import { definitionId } from '#src/workflow/definitions/definition.ts'
import {
  definitionAfterSave,
  definitionFor,
  definitionOf,
  DEFINITIONS,
} from '#src/workflow/definitions/index.ts'
import { marketNote1 } from '#src/workflow/definitions/marketNote.ts'
import { recommendation1 } from '#src/workflow/definitions/recommendation.ts'

const marketNote2 = { ...marketNote1, version: 2 }
const registry = [...DEFINITIONS, marketNote2]

describe('the definition an article runs under', () => {
  test.each(REGULATORY_CLASSES)('there is one for %s', (regulatoryClass) => {
    expect(definitionFor(regulatoryClass).classes).toContain(regulatoryClass)
  })

  test('a new article starts under the newest version', () => {
    expect(
      definitionAfterSave({ current: null, regulatoryClass: 'commentary', startsAnew: true }, registry),
    ).toBe(marketNote2)
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
    ).toBe(marketNote2)
  })

  test('another kind of text is another workflow', () => {
    expect(
      definitionAfterSave(
        { current: 'market-note@1', regulatoryClass: 'investment_recommendation', startsAnew: false },
        registry,
      ),
    ).toBe(recommendation1)
  })

  test('one that this house never had is not guessed', () => {
    expect(() => definitionOf('market-note@9')).toThrow('market-note@9')
    expect(DEFINITIONS.map(definitionId)).toEqual([...new Set(DEFINITIONS.map(definitionId))])
  })
})
