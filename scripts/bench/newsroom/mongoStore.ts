// Writes what was made into MongoDB, in the form of the demo's own documents.

import { Types } from 'mongoose'
import type { Payload } from 'payload'
import { columnsOf } from '#src/articles/copyColumns.ts'
import { stampOf } from '#src/search/keepIndex.ts'
import { wordsOf } from '#src/search/words.ts'
import type { MadeArticle, Store } from './made.ts'

type Doc = Record<string, unknown>
type Rows = {
  findOne(filter: object): Promise<Doc | null>
  insertMany(docs: Doc[], options: { ordered: false }): Promise<unknown>
}
type Adapter = {
  collections: Record<string, { collection: Rows }>
  connection: { collection(name: string): Rows }
}

const SESSION_MS = 30 * 24 * 3_600_000

export function mongoStore(payload: Payload): Store {
  const adapter = payload.db as unknown as Adapter
  const rows = (slug: string) => adapter.collections[slug]!.collection
  const add = async (collection: Rows, docs: Doc[]) => {
    if (docs.length > 0) await collection.insertMany(docs, { ordered: false })
  }
  const models = new Map<string, Promise<Model>>()
  const modelOf = (id: string) => models.get(id) ?? models.set(id, readModel(rows, id)).get(id)!
  return {
    idAt: () => new Types.ObjectId().toHexString(),
    articles: async (made) => {
      const known = await Promise.all(made.map(({ model }) => modelOf(model)))
      await add(
        rows('articles'),
        made.map((one, n) => articleDoc(one, known[n]!)),
      )
      await add(
        rows('publicCopies'),
        made.map((one, n) => copyDoc(one, known[n]!)),
      )
      await add(adapter.connection.collection('searchwords'), made.map(wordsDoc))
    },
    readers: (made) =>
      add(
        rows('readers'),
        made.map(({ id, sessionId, displayName, email, createdAt }) => ({
          _id: key(id),
          displayName,
          email,
          verifiedAt: createdAt,
          approvedComments: 5,
          createdAt,
          updatedAt: createdAt,
          sessions: [{ id: sessionId, createdAt, expiresAt: new Date(createdAt.getTime() + SESSION_MS) }],
        })),
      ),
    comments: (made) =>
      add(
        rows('comments'),
        made.map(({ id, article, author, root, body, replies, createdAt, fingerprint }) => ({
          _id: key(id),
          article: key(article),
          author: key(author),
          parent: root ? key(root) : null,
          root,
          depth: root ? 1 : 0,
          body,
          state: 'visible',
          reasons: [],
          replies,
          fingerprint,
          createdAt,
          updatedAt: createdAt,
        })),
      ),
    settle: async () => {},
  }
}

type Model = { article: Doc; copy: Doc }

async function readModel(rows: (slug: string) => Rows, articleId: string): Promise<Model> {
  const [article, copy] = await Promise.all([
    rows('articles').findOne({ _id: key(articleId) }),
    rows('publicCopies').findOne({ article: articleId }),
  ])
  if (!article || !copy) throw new Error('An article of the demo is not where it was.')
  return { article, copy }
}

function articleDoc(
  { document: { id, slug, headline, standfirst, publishedAt } }: MadeArticle,
  { article }: Model,
): Doc {
  const at = new Date(publishedAt)
  return {
    ...article,
    _id: key(id),
    slug,
    headline,
    standfirst,
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
    body: { root: { type: 'root', version: 1, children: [] } },
  }
}

function copyDoc({ copyId, document, documentHash, searchText }: MadeArticle, { copy }: Model): Doc {
  const { publishedAt, goneAt, contentUpdatedAt, commentsCloseAt, ...columns } = columnsOf(document)
  const at = new Date(publishedAt)
  const { next: _next, nextAt: _nextAt, ...bare } = copy
  return {
    ...bare,
    ...columns,
    _id: key(copyId),
    article: document.id,
    publishedAt: at,
    goneAt: new Date(goneAt),
    contentUpdatedAt: new Date(contentUpdatedAt),
    commentsCloseAt: commentsCloseAt && new Date(commentsCloseAt),
    formerSlugs: [],
    searchText,
    documentHash,
    document,
    createdAt: at,
    updatedAt: at,
  }
}

function wordsDoc({ copyId, document, searchText }: MadeArticle): Doc {
  const headline = wordsOf(document.headline)
  return {
    _id: copyId,
    stamp: stampOf({ updatedAt: document.publishedAt }),
    headline: [...new Set(headline)],
    words: [...new Set([...headline, ...wordsOf(searchText)])],
  }
}

/** Ids are stored as ObjectIds wherever the text is one. */
function key(id: string): Types.ObjectId | string {
  return Types.ObjectId.isValid(id) && id.length === 24 ? new Types.ObjectId(id) : id
}
