// Search on SQLite: a full-text index (FTS5) beside the public copies, written in the same transaction.
//
// The tables are not Payload's: migrations are made from its config and do not touch them, and `prepare` makes them again
// wherever they are missing. https://sqlite.org/fts5.html

import { sql } from '@payloadcms/db-sqlite'
import type { Payload, PayloadRequest } from 'payload'
import type { SearchEngine } from './engine.ts'

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
    candidates: async (words, limit) => {
      const tiers = await Promise.all(questions(words).map((question) => newest(adapter, question, limit)))
      return [...new Set(tiers.flat())].slice(0, limit)
    },
  }
}

/** Copies that answer a question, the newest first: with many, reading ends at the limit, where a rank would need all of them. */
async function newest(adapter: SqliteAdapter, question: string, limit: number): Promise<string[]> {
  const rows = await adapter.drizzle.all<{ copy: string }>(
    sql`select c.copy as copy from (select rowid as id from search_index where search_index match ${question} order by rowid desc limit ${limit}) f join search_copies c on c.id = f.id order by f.id desc`,
  )
  return rows.map(({ copy }) => copy)
}

/**
 * The better answers first: every word in the headline, then some of them, then all in whatever place. Words are letters and
 * digits only, so quoted ones can hold no operator of the query language.
 */
function questions(words: string[]): string[] {
  const terms = words.map((word, index) => (index === words.length - 1 ? `"${word}" *` : `"${word}"`))
  const everywhere = terms.join(' AND ')
  const some = words.length > 1 ? [`(${everywhere}) AND headline : (${terms.join(' OR ')})`] : []
  return [`headline : (${everywhere})`, ...some, everywhere]
}

/** The database as the transaction of a request sees it. */
async function within(adapter: SqliteAdapter, req: PayloadRequest): Promise<Database> {
  const id = await req.transactionID
  return (id && adapter.sessions[String(id)]?.db) || adapter.drizzle
}
