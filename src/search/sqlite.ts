// Search on SQLite: a full-text index (FTS5) beside the public copies, written in the same transaction.
//
// The tables are not Payload's: migrations are made from its config and do not touch them, and `prepare` makes them again
// wherever they are missing. https://sqlite.org/fts5.html

import { sql } from '@payloadcms/db-sqlite'
import type { Payload, PayloadRequest } from 'payload'
import { ask } from '#src/database/sqlite/statement.ts'
import type { Place, SearchEngine } from './engine.ts'

type Sql = ReturnType<typeof sql>
type Database = { run(query: Sql): Promise<unknown>; all<Row>(query: Sql): Promise<Row[]> }
type SqliteAdapter = { drizzle: Database; sessions: Record<string, { db: Database } | undefined> }

export function sqliteSearch(payload: Payload): SearchEngine {
  const adapter = payload.db as unknown as SqliteAdapter
  return {
    prepare: async (req) => {
      const database = await within(adapter, req)
      await database.run(sql`create table if not exists search_copies (id integer primary key, copy text not null unique, stamp text not null)`)
      await database.run(sql`create virtual table if not exists search_index using fts5(headline, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`)
    },
    stamps: async () => {
      const rows = await adapter.drizzle.all<{ copy: string; stamp: string }>(sql`select copy, stamp from search_copies`)
      return new Map(rows.map(({ copy, stamp }) => [copy, stamp]))
    },
    put: async (req, { id, stamp, headline, text }) => {
      const database = await within(adapter, req)
      const [row] = await database.all<{ id: number }>(
        sql`insert into search_copies (copy, stamp) values (${id}, ${stamp}) on conflict (copy) do update set stamp = excluded.stamp returning id`,
      )
      await database.run(sql`delete from search_index where rowid = ${row!.id}`)
      await database.run(sql`insert into search_index (rowid, headline, body) values (${row!.id}, ${headline.join(' ')}, ${text.join(' ')})`)
    },
    newest: async (words, { place, isBegun, limit }) => {
      const found = 'SELECT rowid AS id FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?' // ends at the limit, where a rank would need all of them
      const copies = `SELECT c.copy AS copy FROM (${found}) f JOIN search_copies c ON c.id = f.id ORDER BY f.id DESC`
      const [said] = await ask(payload, undefined, { sql: `SELECT group_concat(copy, ' ') AS copies FROM (${copies})`, args: [question(words, place, isBegun), limit] })
      return ((said?.copies as string | null) ?? '').split(' ').filter(Boolean)
    },
  }
}

/**
 * Words are letters and digits only, so quoted ones can hold no operator of the query language. A beginning costs a merge of the lists
 * of all words that begin so, however few are wanted.
 */
function question(words: readonly string[], place: Place, isBegun: boolean): string {
  const terms = words.map((word, index) => (isBegun && index === words.length - 1 ? `"${word}" *` : `"${word}"`)).join(' AND ')
  return place === 'headline' ? `headline : (${terms})` : terms
}

/** The database as the transaction of a request sees it. */
async function within(adapter: SqliteAdapter, req: PayloadRequest): Promise<Database> {
  const id = await req.transactionID
  return (id && adapter.sessions[String(id)]?.db) || adapter.drizzle
}
