// Values that do not fit are told of at the first, in a short sentence without them.

import { buildSchema, GraphQLScalarType, parse } from 'graphql'
import { expect, test, vi } from 'vitest'
import { refuseOddValues } from '#src/gateway/graphql/types.ts'
import { Refusal } from '#src/gateway/rules/refusal.ts'

const schema = buildSchema(`
  scalar JSON
  enum State { draft published }
  input Data { headline: String, count: Int, commodities: [String!], state: State, body: JSON, within: Data }
  type Query { articles(where: Data, limit: Int): Int }
`)

function messageOf(query: string, variables: Record<string, unknown> = {}): string | null {
  try {
    refuseOddValues({ schema, document: parse(query), variables })
    return null
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.message}`
    throw error
  }
}

const QUERY = 'query ($d: Data!) { articles(where: $d) }'
const names = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, {}]))
const long = 'y'.repeat(240_000)

test.each([
  ['a value of each type', { headline: 'x', count: 1, commodities: ['a'], state: 'draft', within: {} }],
  ['a text that has no type', { body: { root: { children: Array.from({ length: 5_000 }, () => ({})) } } }],
])('%s fits', (_, d) => {
  expect(messageOf(QUERY, { d })).toBeNull()
})

test.each([
  ['names that there are not', { ...names(990), z: long }, /“\$d” .*Field "x0" is not defined/],
  ['a long name', { [long]: 1 }, /is not defined|Field "yyy/],
  ['an object for a text', { headline: { z: long } }, /“\$d\.headline” .*non string value\.$/],
  ['a text for a number', { within: { count: long } }, /“\$d\.within\.count” .*non-integer value\.$/],
  ['objects in a list', { commodities: Array.from({ length: 490 }, () => ({})) }, /“\$d\.commodities\.0”/],
  ['a state that there is not', { state: long }, /“\$d\.state”/],
  ['a list for an object', Array.from({ length: 490 }, () => ({})), /“\$d”/],
])('%s', (_, d, sentence) => {
  const message = messageOf(QUERY, { d })!
  expect(message).toMatch(sentence)
  expect(message).toMatch(/^400 /)
  expect(message.length).toBeLessThan(310)
})

test.each([
  [`{ articles(where: { count: "${long}" }) }`, /Int cannot represent/],
  [`{ articles(where: { ${Object.keys(names(300)).join(': 1 ')}: 1 }) }`, /Field "x0" is not defined/],
  [`query ($d: Data = { headline: 5 }) { articles(where: $d) }`, /String cannot represent/],
])('a value in the text of a query is looked at, too', (query, sentence) => {
  const message = messageOf(query)!
  expect(message).toMatch(sentence)
  expect(message.length).toBeLessThan(310)
})

test('what is missing and what has no type is left to the library', () => {
  expect(messageOf(QUERY)).toBeNull()
  expect(messageOf(QUERY, { d: null })).toBeNull()
  expect(messageOf('query ($d: Nothing) { articles(where: $d) }', { d: names(990) })).toBeNull()
})

test('nothing behind the first is looked at', () => {
  const parseValue = vi.spyOn(schema.getType('JSON') as GraphQLScalarType, 'parseValue')
  messageOf('query ($d: Data!, $e: JSON) { articles(where: $d) }', { d: names(990), e: {} })
  expect(parseValue).not.toHaveBeenCalled()
})
