// A client of every call, on the types that openapi-typescript makes of the description. It is compiled
// strictly, and not run.

import createClient from 'openapi-fetch'
import type { components, paths } from './made/schema'

type Schemas = components['schemas']

const api = createClient<paths>({
  baseUrl: 'http://localhost:3000',
  querySerializer: { array: { style: 'form', explode: false } },
})

const slug = 'a-slug'
const id = 'an-id'

/**
 * Articles, their parts, and what was changed: a withdrawal is told from the others, and a figure may have no
 * commodity.
 */
export async function reads(): Promise<string[]> {
  const list = await api.GET('/api/v1/articles', {
    params: { query: { fields: ['slug', 'headline'], limit: 5 } },
  })
  const one = await api.GET('/api/v1/articles/{slug}', { params: { path: { slug } } })
  const article = one.data as Schemas['Article'] // without `fields` it is whole
  const words = article.body.nodes.map(wordsOf)
  const commodities = article.figures.map(({ commodity }) => commodity?.slug ?? 'none')
  const kinds: Schemas['Figure']['kind'][] = article.figures.map(({ kind }) => kind)
  const found = await api.GET('/api/v1/search', { params: { query: { q: 'floor' } } })
  const headlines = found.data?.hits.map(({ article: { headline } }) => headline) ?? []
  const changes = await api.GET('/api/v1/corrections', { params: { query: { kind: 'withdrawal' } } })
  const withdrawn = changes.data?.corrections.filter(({ kind }) => kind === 'withdrawal') ?? []
  const notes = withdrawn.map(({ note, article: { url } }) => `${note} ${url}`)
  const tree = await api.GET('/api/v1/commodities')
  const below = tree.data?.commodities.flatMap(({ children }) => children.map(({ name }) => name)) ?? []
  const topics = (await api.GET('/api/v1/topics')).data?.topics.map(({ name }) => name) ?? []
  const authors = (await api.GET('/api/v1/authors')).data?.authors.map(({ name }) => name) ?? []
  const figure = await api.GET('/api/v1/figures/{id}', { params: { path: { id } } })
  const description = await api.GET('/api/v1/openapi.json')
  return [
    ...words,
    ...commodities,
    ...kinds,
    ...headlines,
    ...notes,
    ...below,
    ...topics,
    ...authors,
    figure.data?.figure.commodity?.name ?? '',
    list.data?.next ?? '',
    list.error?.errors[0]?.message ?? '',
    description.data?.openapi ?? '',
  ]
}

function wordsOf(node: Schemas['BodyNode']): string {
  switch (node.type) {
    case 'paragraph':
    case 'quote':
      return node.children.map(inline).join('')
    case 'heading':
      return `${'#'.repeat(node.level)} ${node.children.map(inline).join('')}`
    case 'list':
      return node.items.map((item) => item.children.map(inline).join('')).join('\n')
    case 'commentary':
      return [node.label, node.analyst?.url ?? '', ...node.children.map(wordsOf)].join('\n')
    case 'pullQuote':
      return node.quote
    case 'table':
      return node.rows.map((row) => row.join('\t')).join('\n')
    case 'image':
      return node.image.alt
    case 'disclosure':
      return node.text
    case 'embed':
      return node.url
    case 'rule':
      return ''
  }
}

function inline(node: Schemas['InlineNode']): string {
  switch (node.type) {
    case 'text':
      return node.bold ? `**${node.text}**` : node.text
    case 'link':
      return node.children.map(inline).join('')
    case 'figure':
      return node.figure.text
    case 'lineBreak':
      return '\n'
  }
}

/** Comments, and a reader's whole way. */
export async function writes(): Promise<string[]> {
  const path = { slug }
  const threads = await api.GET('/api/v1/articles/{slug}/comments', {
    params: { path, query: { sort: 'oldest' } },
  })
  const replies = await api.GET('/api/v1/articles/{slug}/comments/{id}/replies', {
    params: { path: { slug, id } },
  })
  const counts = await api.GET('/api/v1/comments/counts', { params: { query: { articles: [slug] } } })
  const displayName = 'Noor'
  const email = 'noor@reader.example'
  const password = 'tungsten is heavier than it looks'
  await api.POST('/api/v1/readers', { body: { displayName, email, password } })
  await api.POST('/api/v1/readers/verify', { body: { token: 't', password } })
  const session = await api.POST('/api/v1/sessions', { body: { email, password } })
  await api.POST('/api/v1/readers/resend', { body: {} })
  await api.POST('/api/v1/readers/forgot', { body: { email } })
  await api.POST('/api/v1/readers/reset', { body: { token: 't', password } })
  const posted = await api.POST('/api/v1/articles/{slug}/comments', {
    params: { path },
    body: { body: 'Why?' },
  })
  const edited = await api.PATCH('/api/v1/comments/{id}', {
    params: { path: { id } },
    body: { body: 'Why not?' },
  })
  const removed = await api.DELETE('/api/v1/comments/{id}', { params: { path: { id } } })
  const me = await api.GET('/api/v1/me')
  const own = await api.GET('/api/v1/me/comments', { params: { query: { article: slug } } })
  const overlay = await api.GET('/api/v1/me/overlay', { params: { query: { article: slug } } })
  await api.DELETE('/api/v1/sessions/current')
  return [
    threads.data?.threads[0]?.root.author?.name ?? '',
    replies.data?.replies[0]?.inReplyTo?.name ?? '',
    String(counts.data?.counts[slug] ?? 0),
    session.data?.token ?? '',
    posted.data?.state ?? posted.error?.errors[0]?.name ?? '',
    edited.data?.id ?? '',
    removed.data?.state ?? '',
    me.data?.reader.displayName ?? '',
    own.data?.comments[0]?.editableUntil ?? '',
    overlay.data?.article?.comments[0]?.source ?? '',
  ]
}
