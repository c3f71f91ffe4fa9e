// The worst that anybody may ask: what attacks sent, and the largest of what is answered.

import { deskRequests } from './desk.mjs'
import { deep, JSON_TYPE, MB, requestsOf } from './send.mjs'
import { stepRequests } from './steps.mjs'

const ANYBODY_MS = 100
const STAFF_MS = 250

/**
 * The requests, each with who sends it and how long it may keep the event loop. `desk`: the logins of the
 * demo, of which an author and an editor take articles through their steps.
 */
export async function worstRequests({ url, admin, readerToken, desk }) {
  const staff = await signedIn(url, admin)
  const [author, editor] = ['author', 'editor'].map((role) => desk.find((login) => login.role === role))
  const key = { authorization: `integrations API-Key ${await makeKey(url, staff)}` }
  const reader = { authorization: `Bearer ${readerToken}`, origin: url }
  const { call, post } = requestsOf(url)
  const graphql = (query, headers, variables) =>
    post('/api/graphql', JSON.stringify({ query, variables }), headers)
  const action = { 'next-action': '4'.repeat(42), origin: url, 'content-type': 'text/plain;charset=UTF-8' }
  const aliases = Array.from({ length: 160 }, (_, at) => `a${at}: Articles(limit:0){docs{body}}`).join(' ')
  const values = Array.from({ length: 1_800 }, (_, at) => at).join(',')

  const visitor = [
    ['server action, 4 MB of brackets', post('/admin', deep(2 * MB - 100), action)],
    ['forgotten password, 2 MB of brackets', post('/api/staff/forgot-password', deep(MB))],
    ['log-in, 8 kB of brackets', post('/api/staff/login', `{"email":"x@x.example","x":${deep(3_900)}}`)],
    ['session of the API, 60 kB of brackets', post('/api/v1/sessions', deep(30_000), { origin: url })],
    ['search, 7 kB', call(`/search?q=${'price+'.repeat(1_100)}`)],
    ['API, 50 articles with bodies', call('/api/v1/articles?limit=50&fields=headline,slug,body')],
  ]
  const readers = [['comment, 60 kB of brackets', post('/api/v1/articles/x/comments', deep(30_000), reader)]]
  const lists = (headers, most) => [
    ['GraphQL, 160 × every article', graphql(`{ ${aliases} }`, headers)],
    ['GraphQL, 1,000 names', graphql(`{ ${'__typename '.repeat(990)} }`, headers)],
    ['GraphQL, 10 copies', graphql('{ PublicCopies(limit: 10) { docs { headline document } } }', headers)],
    [`GraphQL, ${most} copies`, graphql(`{ PublicCopies(limit: ${most}) { totalDocs } }`, headers)],
    [`GraphQL, ${most} articles`, graphql(`{ Articles(limit: ${most}) { totalDocs } }`, headers)],
    [
      'GraphQL, 5 × 100 copies',
      graphql(fiveTimes('PublicCopies(limit: 100) { docs { document } }'), headers),
    ],
    ['GraphQL, 5 × 100 comments', graphql(fiveTimes('Comments(limit: 100) { docs { body } }'), headers)],
    ...['publicCopies', 'comments', 'articles'].flatMap((slug) => [
      [`REST, ${most} ${slug}, depth 2`, call(`/api/${slug}?limit=${most}&depth=2`, { headers })],
      [`REST, 100 ${slug}, depth 0`, call(`/api/${slug}?limit=100&depth=0`, { headers })],
    ]),
    ['REST, 1,800 values in where', call(`/api/publicCopies?where[id][in]=${values}`, { headers })],
    [
      'REST, 299 values in where',
      call(`/api/publicCopies?where[id][in]=${values.slice(0, 1_085)}`, { headers }),
    ],
  ]
  const rows = (by, limitMs, list) => list.map(([name, ask]) => ({ by, name, limitMs, send: ask }))
  return [
    ...rows('visitor', ANYBODY_MS, visitor),
    ...rows('reader', ANYBODY_MS, readers),
    ...rows('key', ANYBODY_MS, lists(key, 50)),
    ...rows('staff', STAFF_MS, [
      ...lists(staff, 100),
      ...(await deskRequests({ url, staff })),
      ...(await stepRequests({
        url,
        author: await signedIn(url, author),
        editor: await signedIn(url, editor),
      })),
    ]),
  ]
}

function fiveTimes(field) {
  return `{ ${[1, 2, 3, 4, 5].map((at) => `a${at}: ${field}`).join(' ')} }`
}

async function signedIn(url, { email, password }) {
  const response = await fetch(`${url}/api/staff/login`, {
    method: 'POST',
    headers: { ...JSON_TYPE, origin: url },
    body: JSON.stringify({ email, password }),
  })
  const { token } = await response.json()
  if (!token) throw new Error(`${email} cannot sign in: ${response.status}.`)
  return { authorization: `JWT ${token}` }
}

async function makeKey(url, staff) {
  const apiKey = crypto.randomUUID()
  const response = await fetch(`${url}/api/integrations`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...staff },
    body: JSON.stringify({ name: 'Bench', enableAPIKey: true, apiKey }),
  })
  if (!response.ok) throw new Error(`The key of the bench cannot be made: ${response.status}.`)
  return apiKey
}
