// The description itself: what a generator needs, and what it must not meet.

import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { createApi } from '#src/api/app.ts'
import type { Description } from './contract.ts'

let description: Description
const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  )

beforeAll(async () => {
  const api = createApi({
    payload: {} as Payload,
    siteUrl: 'https://assay.example',
    corsOrigins: [],
    now: () => new Date(),
  })
  const answer = await api.fetch(new Request('https://assay.example/api/v1/openapi.json'))
  description = (await answer.json()) as Description
})

test('every call has an id of its own, which a generated client calls it by', () => {
  const ids = operations().map(({ operationId }) => operationId)
  expect(ids).toEqual([...new Set(ids)])
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]{4,30}$/)
})

test('every call says whom it answers, and stands under a tag that is told', () => {
  const tags = description.tags.map(({ name }) => name)
  for (const { name, security, tags: own } of operations()) {
    expect([name, security]).toEqual([name, expect.any(Array)])
    expect(tags).toContain(own![0])
  }
})

test('null is a case beside the others, and nothing is said to be two things at once', () => {
  expect(JSON.stringify(description)).not.toContain('"allOf"')
  expect(description.components.schemas.Figure!.properties).toMatchObject({
    commodity: { oneOf: [{ $ref: '#/components/schemas/Term' }, { type: 'null' }] },
  })
  expect(description.components.schemas.Image!.type).toBe('object')
})

test('a withdrawal is a kind of correction', () => {
  const { properties, required } = description.components.schemas.Correction as {
    properties: { kind: { enum: string[] } }
    required: string[]
  }
  expect(properties.kind.enum).toContain('withdrawal')
  expect(required).toContain('kind')
})

test('the parts of a text are told apart by their type', () => {
  expect(description.components.schemas.BodyNode).toMatchObject({
    discriminator: { propertyName: 'type', mapping: { paragraph: '#/components/schemas/ParagraphNode' } },
  })
})

test('a list in a parameter is one, with commas', () => {
  const fields = description.paths['/api/v1/articles']!.get!.parameters!.find(({ name }) => name === 'fields')
  expect(fields).toMatchObject({ explode: false, schema: { type: 'array', items: { type: 'string' } } })
})
