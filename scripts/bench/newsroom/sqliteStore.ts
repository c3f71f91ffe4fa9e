// Writes what was made into SQLite: thousands of rows in one statement, handed over as one JSON text.

import type { Payload } from 'payload'
import { columnsOf } from '#src/articles/copyColumns.ts'
import { stampOf } from '#src/search/keepIndex.ts'
import { wordsOf } from '#src/search/words.ts'
import { chanceOf, idAt } from './chance.ts'
import type { MadeArticle, Store } from './made.ts'

type Value = string | number | null
type Row = Record<string, Value>
type Client = { execute(statement: { sql: string; args: Value[] }): Promise<{ rows: Row[] }> }

/** How long a session of a made reader lasts. */
const SESSION_MS = 30 * 24 * 3_600_000

export function sqliteStore(payload: Payload): Store {
  const { client } = payload.db as unknown as { client: Client }
  const chance = chanceOf(7)
  const models = new Map<string, Promise<Model>>()
  const modelOf = (id: string) => models.get(id) ?? models.set(id, readModel(client, id)).get(id)!
  return {
    idAt: (at) => idAt(at, chance),
    articles: async (made) => {
      const known = await Promise.all(made.map(({ model }) => modelOf(model)))
      await insert(
        client,
        'articles',
        made.map((one, n) => articleRow(one, known[n]!)),
      )
      await insert(
        client,
        'articles_rels',
        made.flatMap((one, n) =>
          known[n]!.articleRels.map((row) => ({ ...row, parent_id: one.document.id })),
        ),
      )
      await insert(
        client,
        'public_copies',
        made.map((one, n) => copyRow(one, known[n]!)),
      )
      await insert(
        client,
        'public_copies_rels',
        made.flatMap((one, n) => known[n]!.copyRels.map((row) => ({ ...row, parent_id: one.copyId }))),
      )
      await index(client, made)
    },
    readers: async (made) => {
      await insert(
        client,
        'readers',
        made.map(({ id, displayName, email, createdAt }) => ({
          id,
          display_name: displayName,
          email,
          verified_at: createdAt.toISOString(),
          approved_comments: 5,
          created_at: createdAt.toISOString(),
          updated_at: createdAt.toISOString(),
        })),
      )
      await insert(
        client,
        'readers_sessions',
        made.map(({ id, sessionId, createdAt }) => ({
          _order: 1,
          _parent_id: id,
          id: sessionId,
          created_at: createdAt.toISOString(),
          expires_at: new Date(createdAt.getTime() + SESSION_MS).toISOString(),
        })),
      )
    },
    comments: (made) =>
      insert(
        client,
        'comments',
        made.map(({ id, article, author, root, body, replies, createdAt, fingerprint }) => ({
          id,
          article_id: article,
          author_id: author,
          parent_id: root,
          root,
          depth: root ? 1 : 0,
          body,
          state: 'visible',
          reasons: '[]',
          replies,
          fingerprint,
          created_at: createdAt.toISOString(),
          updated_at: createdAt.toISOString(),
        })),
      ),
    settle: async () => {
      await client.execute({ sql: 'PRAGMA optimize', args: [] })
      await client.execute({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', args: [] })
    },
  }
}

type Model = { article: Row; articleRels: Row[]; copy: Row; copyRels: Row[] }

async function readModel(client: Client, articleId: string): Promise<Model> {
  const all = async (sql: string, id: Value) =>
    (await client.execute({ sql, args: [id] })).rows.map((row) => ({ ...row }))
  const [article] = await all('select * from articles where id = ?', articleId)
  const [copy] = await all('select * from public_copies where article = ?', articleId)
  const bare = ({ id: _id, ...row }: Row): Row => row
  return {
    article: article!,
    articleRels: (await all('select * from articles_rels where parent_id = ?', articleId)).map(bare),
    copy: copy!,
    copyRels: (await all('select * from public_copies_rels where parent_id = ?', copy!['id']!)).map(bare),
  }
}

function articleRow({ document }: MadeArticle, { article }: Model): Row {
  const { id, slug, headline, standfirst, publishedAt } = document
  return {
    ...article,
    id,
    slug,
    headline,
    standfirst,
    published_at: publishedAt,
    created_at: publishedAt,
    updated_at: publishedAt,
    body: JSON.stringify({ root: { type: 'root', version: 1, children: [] } }),
  }
}

function copyRow({ copyId, document, documentHash, searchText }: MadeArticle, { copy }: Model): Row {
  const { slug, headline, publishedAt, goneAt, edition, contentUpdatedAt, commenting, commentsCloseAt } =
    columnsOf(document)
  return {
    ...copy,
    id: copyId,
    article: document.id,
    slug,
    headline,
    published_at: publishedAt,
    gone_at: goneAt,
    edition,
    content_updated_at: contentUpdatedAt,
    commenting,
    comments_close_at: commentsCloseAt,
    next_at: null,
    next: null,
    search_text: searchText,
    document_hash: documentHash,
    document: JSON.stringify(document),
    created_at: publishedAt,
    updated_at: publishedAt,
  }
}

async function index(client: Client, made: MadeArticle[]): Promise<void> {
  await insert(
    client,
    'search_copies',
    made.map(({ copyId, document }) => ({
      copy: copyId,
      stamp: stampOf({ updatedAt: document.publishedAt }),
    })),
  )
  const rows = made.map(({ copyId, document, searchText }) => {
    const headline = wordsOf(document.headline)
    return {
      copy: copyId,
      search_headlines: headline.join(' '),
      search_texts: [...headline, ...wordsOf(searchText)].join(' '),
    }
  })
  for (const table of ['search_headlines', 'search_texts']) {
    await client.execute({
      sql:
        `insert into ${table} (rowid, words) select c.id, json_extract(value, '$.${table}') from ` +
        "json_each(?) join search_copies c on c.copy = json_extract(value, '$.copy')",
      args: [JSON.stringify(rows)],
    })
  }
}

async function insert(client: Client, table: string, rows: Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const names = columns.map((name) => `"${name}"`).join(', ')
  const values = columns.map((_, n) => `json_extract(value, '$[${n}]')`).join(', ')
  await client.execute({
    sql: `insert into "${table}" (${names}) select ${values} from json_each(?)`,
    args: [JSON.stringify(rows.map((row) => columns.map((name) => row[name] ?? null)))],
  })
}
