// Every surface on which the public, or an integration with an API key, can see something of an article:
// asked as of an instant.

import type { Payload } from 'payload'
import { apiClient } from '../api/client.ts'
import { graphql, rest } from '../support/http.ts'
import { siteOver } from '../support/site.ts'

/** What a surface may show: whoever can be read, whoever is listed, or the notes on changes. */
export type Kind = 'readable' | 'listed' | 'notes'

/** `see` gives all that a surface says as of `now`; nothing when it says that there is nothing. */
export type Surface = { name: string; kind: Kind; see: (subject: Subject, now: Date) => Promise<string> }

/** An article with a word of its own, which stands in headline, address, comment and figure. */
export type Subject = { word: string; id: string; slug: string; figure: string }

/** The word in every text of these tests, so that a search for it echoes no other. */
export const COMMON = 'palladium'

/** `setClock` sets the clock of the access rules, or gives it back its own time. */
export type Asking = { payload: Payload; apiKey: string; setClock: (now: Date | null) => void }

export function surfaces({ payload, apiKey, setClock }: Asking): Surface[] {
  let now = new Date()
  const site = siteOver(payload, () => now)
  const api = apiClient(payload)
  const headers = { authorization: `integrations API-Key ${apiKey}` }

  const page = (name: string, kind: Kind, path: (subject: Subject) => string): Surface => ({
    name,
    kind,
    see: async (subject, at) => {
      now = at
      const response = await site.request(path(subject))
      return response.status === 200 ? response.text() : ''
    },
  })
  const call = (name: string, kind: Kind, path: (subject: Subject) => string): Surface => ({
    name,
    kind,
    see: async (subject, at) => {
      const { status, body } = await api(path(subject), { now: at })
      return status === 200 ? JSON.stringify(body) : ''
    },
  })
  /** A request to Payload's own API carries no clock: the rules' own is set. */
  const withKey = (
    name: string,
    kind: Kind,
    ask: (subject: Subject) => Promise<{ status: number; body: unknown }>,
  ): Surface => ({
    name,
    kind,
    see: async (subject, at) => {
      setClock(at)
      try {
        const { status, body } = await ask(subject)
        return status === 200 ? JSON.stringify(body) : ''
      } finally {
        setClock(null)
      }
    },
  })
  const query = (text: string) => graphql(text, { headers })

  return [
    page('the page', 'readable', ({ slug }) => `/articles/${slug}`),
    page('the front page', 'listed', () => '/'),
    page('a section', 'listed', () => '/commodities/metals'),
    page('a topic', 'listed', () => '/topics/supply'),
    page('an author', 'listed', () => '/authors/the-author'),
    page('search', 'listed', () => `/search?q=${COMMON}`),
    page('the feed', 'readable', () => '/feed.xml'),
    page('the feed of a section', 'readable', () => '/commodities/metals/feed.xml'),
    page('the feed of a topic', 'readable', () => '/topics/supply/feed.xml'),
    page('the feed of an author', 'readable', () => '/authors/the-author/feed.xml'),
    page('the sitemap', 'listed', () => '/sitemap.xml'),
    page('the corrections', 'notes', () => '/corrections'),
    page('the feed of corrections', 'notes', () => '/corrections/feed.xml'),
    call('API: the article', 'readable', ({ slug }) => `/articles/${slug}`),
    call('API: its comments', 'listed', ({ slug }) => `/articles/${slug}/comments`),
    call('API: comment counts', 'listed', ({ slug }) => `/comments/counts?articles=${slug}`),
    call('API: the list', 'listed', () => '/articles?limit=50&fields=headline,slug,body'),
    call('API: a section', 'listed', () => '/articles?commodity=metals'),
    call('API: an author', 'listed', () => '/articles?author=the-author'),
    call('API: search', 'listed', () => `/search?q=${COMMON}&limit=50`),
    call('API: a figure', 'listed', ({ figure }) => `/figures/${figure}`),
    call('API: corrections', 'notes', () => '/corrections?limit=50'),
    withKey('API key, REST: articles', 'listed', () => rest('/articles?limit=50&depth=2', { headers })),
    withKey('API key, REST: articles, drafts asked for', 'listed', () =>
      rest('/articles?draft=true&limit=50', { headers }),
    ),
    withKey('API key, REST: one article', 'listed', ({ id }) =>
      rest(`/articles/${id}?draft=true`, { headers }),
    ),
    withKey('API key, REST: public copies', 'readable', () => rest('/publicCopies?limit=50', { headers })),
    withKey('API key, REST: comments', 'listed', () => rest('/comments?limit=50&depth=1', { headers })),
    withKey('API key, GraphQL: articles', 'listed', () =>
      query('{ Articles(limit: 50) { docs { headline slug } } }'),
    ),
    withKey('API key, GraphQL: public copies', 'readable', () =>
      query('{ PublicCopies(limit: 10) { docs { headline slug document } } }'),
    ),
    withKey('API key, GraphQL: comments', 'listed', () =>
      query('{ Comments(limit: 50) { docs { body article { headline } } } }'),
    ),
    withKey('API key, REST: editions', 'notes', () => rest('/editions?limit=50', { headers })),
  ]
}

/** How many an integration can count, as of an instant. */
export async function countedByKey({
  apiKey,
  setClock,
  slug,
  now,
}: Omit<Asking, 'payload'> & { slug: string; now: Date }): Promise<number> {
  setClock(now)
  try {
    const { body } = await rest(`/articles/count?where[slug][equals]=${slug}`, {
      headers: { authorization: `integrations API-Key ${apiKey}` },
    })
    return (body as { totalDocs?: number }).totalDocs ?? -1
  } finally {
    setClock(null)
  }
}
