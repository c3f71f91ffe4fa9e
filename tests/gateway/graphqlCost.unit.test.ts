// What a query costs is reckoned in as many steps as it has fields, however its fragments name each other.

import { type OperationDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { costOf, MAX_COST } from '#src/gateway/graphql/cost.ts'

/** The cost of a query, and how many fields were looked at for it; no more than `most` are. */
function reckoned(query: string, most: number) {
  const document = parse(query)
  let steps = 0
  const pageProblem = () => {
    steps += 1
    if (steps > most) throw new Error(`More than ${most} steps.`)
    return null
  }
  const operation = document.definitions[0] as OperationDefinitionNode
  const mostTexts = { body: 10, document: 5 }
  return { steps, ...costOf({ document, operation, sent: {}, lists: new Set(), mostTexts, pageProblem }) }
}

test('fragments that go from comments to articles and back twice each are reckoned once for both', () => {
  const fragments = Array.from({ length: 60 }, (_, at) => {
    const field = at % 2 === 0 ? 'comment' : 'article'
    return `fragment F${at} on T { a: ${field} { ...F${at + 1} } b: ${field} { ...F${at + 1} } }`
  })
  const query = `{ Articles(limit: 1) { ...F0 } } ${fragments.join(' ')} fragment F60 on T { id }`
  expect(reckoned(query, 300).cost).toBeGreaterThan(2 ** 60)
})

test('a fragment costs what its texts cost where it stands', () => {
  const body = 'fragment Text on T { body }'
  const ofArticle = reckoned(`{ Article { ...Text } } ${body}`, 100).cost
  const ofComment = reckoned(`{ Comment { ...Text } } ${body}`, 100).cost
  expect(ofArticle).toBeGreaterThan(ofComment)
  const both = reckoned(`{ Article { ...Text comment { ...Text } } } ${body}`, 100).cost
  // A field and a spread of a fragment cost one each.
  expect(both).toBe(ofArticle + ofComment)
})

test('as many texts as may be asked for pass, and one more does not', () => {
  const cost = (count: number) =>
    reckoned(`{ Articles(limit: ${count}) { docs { id headline body } } }`, 100).cost
  expect(cost(10)).toBeLessThanOrEqual(MAX_COST)
  expect(cost(11)).toBeGreaterThan(MAX_COST)
})
