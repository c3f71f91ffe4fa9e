// The public API answers a wrong method with the right ones, and JSON that is too deep before it is parsed.

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { apiClient, type Client } from './client.ts'

let newsroom: Newsroom
let api: Client

beforeAll(async () => {
  newsroom = await openNewsroom({ staffed: false })
  api = apiClient(newsroom.payload)
})
afterAll(() => newsroom?.close())

test.each([
  ['DELETE', '/articles', 'GET, HEAD'],
  ['POST', '/articles', 'GET, HEAD'],
  ['PUT', '/articles/some-article', 'GET, HEAD'],
  ['PATCH', '/openapi.json', 'GET, HEAD'],
  ['DELETE', '/articles/some-article/comments', 'GET, HEAD, POST'],
  ['GET', '/sessions', 'POST'],
  ['GET', '/readers', 'POST'],
  ['DELETE', '/comments/counts', 'GET, HEAD'],
  ['PATCH', '/comments/counts', 'GET, HEAD'],
])('%s %s is 405, and says %s', async (method, path, allow) => {
  const { status, headers, body } = await api(path, { method, ...(method === 'GET' ? {} : { body: {} }) })
  expect({ status, allow: headers.get('allow') }).toMatchObject({
    status: 405,
    allow: expect.stringContaining(allow),
  })
  expect(body.errors?.[0]?.name).toBe('MethodNotAllowed')
})

test('a wrong method is told before what it was sent', async () => {
  for (const method of ['PUT', 'POST'])
    expect(
      (await api('/articles/x', { method, body: '<x>', headers: { 'content-type': 'text/xml' } })).status,
    ).toBe(405)
  expect(
    (await api('/nothing', { method: 'POST', body: 'x', headers: { 'content-type': 'text/xml' } })).status,
  ).toBe(404)
})

test('a slash at the end leads to the path without it, query and method kept', async () => {
  for (const [path, to] of [
    ['/articles/', '/articles'],
    ['/articles/?limit=2', '/articles?limit=2'],
    ['/articles/some-article/comments//', '/articles/some-article/comments'],
    ['//articles', '/articles'],
    ['/articles/%7f/', '/articles/%7f'],
    ['/articles/%00/', '/articles/%00'],
    ['/articles/%0d%0ax/?limit=2', '/articles/%0d%0ax?limit=2'],
    ['//articles/%1f', '/articles/%1f'],
    ['/articles/%C3%A9/', '/articles/%C3%A9'],
    ['/articles/%20/', '/articles/%20'],
    ['/articles/%2F/', '/articles/%2F'],
  ] as const) {
    const { status, headers } = await api(path)
    expect([path, status, headers.get('location')]).toEqual([path, 308, `/api/v1${to}`])
  }
  const posted = await api('/articles/', { method: 'POST', body: {} })
  expect([posted.status, posted.headers.get('location')]).toEqual([308, '/api/v1/articles'])
  for (const path of ['/', '/nothing/', '//evil.example/', '/%00/', '/articles/%7f', '/articles/%ff/x/'])
    expect([path, (await api(path)).status]).toEqual([path, 404])
})

test('what a body has and a call does not take is told by its name', async () => {
  const { status, body } = await api('/sessions', {
    method: 'POST',
    body: { email: 'a@b.example', password: 'x'.repeat(12), remember: true },
  })
  expect([status, body.errors]).toEqual([
    400,
    [
      {
        name: 'InvalidRequest',
        message: 'remember: This call takes no such property.',
        data: { in: 'body', path: ['remember'] },
      },
    ],
  ])
})

test('what is not there stays 404, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'DELETE'])
    expect((await api('/nothing/here', { method, ...(method === 'GET' ? {} : { body: {} }) })).status).toBe(
      404,
    )
})

test('deep JSON is 400, and is not parsed', async () => {
  const parse = vi.spyOn(JSON, 'parse')
  const body = `{"email":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
  for (const path of ['/sessions', '/readers', '/articles/x/comments'])
    expect((await api(path, { method: 'POST', body })).status, `${path}`).toBe(400)
  expect(parse.mock.calls.filter(([text]) => String(text).includes('[[[['))).toEqual([])
  parse.mockRestore()
})
