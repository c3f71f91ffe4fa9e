// Search on SQLite: full-text indexes (FTS5) beside the public copies, written in the same transaction. One
// is of headlines alone: to find two words in one column of many, FTS5 reads all places of both.
//
// The tables are not Payload's: migrations are made from its config and do not touch them, and `prepare`
// makes them again wherever they are missing. https://sqlite.org/fts5.html

import { sql } from '@payloadcms/db-sqlite'
import type { Payload, PayloadRequest } from 'payload'
import { sqliteInternals, type Drizzle, type SqliteInternals } from '#src/database/sqlite/internals.ts'
import { query } from '#src/database/sqlite/statement.ts'
import type { SearchEngine } from './engine.ts'

/** The words of headlines, and those of headlines and texts together. */
const INDEXES = ['search_headlines', 'search_texts'] as const

export function sqliteSearch(payload: Payload): SearchEngine {
  const adapter = sqliteInternals(payload.db)
  return {
    isMade: 'with a write',
    prepare: async (req) => {
      const database = await within(adapter, req)
      const [known] = await database.all(sql`select 1 from sqlite_master where name = 'search_headlines'`)
      if (known) return
      for (const old of ['search_index', 'search_copies'])
        await database.run(sql.raw(`drop table if exists ${old}`)) // of an earlier form: all is indexed anew
      await database.run(
        sql`create table search_copies (id integer primary key, copy text not null unique, stamp text not null)`,
      )
      for (const index of INDEXES)
        await database.run(
          sql.raw(
            `create virtual table ${index} using fts5(words, content='', contentless_delete=1, ` +
              "tokenize='unicode61 remove_diacritics 2')",
          ),
        )
    },
    stamps: async () => {
      const rows = await adapter.drizzle.all<{ copy: string; stamp: string }>(
        sql`select copy, stamp from search_copies`,
      )
      return new Map(rows.map(({ copy, stamp }) => [copy, stamp]))
    },
    put: async (req, { id, stamp, headline, text }) => {
      const database = await within(adapter, req)
      const [row] = await database.all<{ id: number }>(
        sql`insert into search_copies (copy, stamp) values (${id}, ${stamp}) on conflict (copy) do update set stamp = excluded.stamp returning id`,
      )
      const words = { search_headlines: headline, search_texts: [...headline, ...text] }
      for (const index of INDEXES) {
        await database.run(sql`delete from ${sql.raw(index)} where rowid = ${row!.id}`)
        await database.run(
          sql`insert into ${sql.raw(index)} (rowid, words) values (${row!.id}, ${words[index].join(' ')})`,
        )
      }
    },
    newest: async (words, { place, isBegun, limit }) => {
      const index = place === 'headline' ? 'search_headlines' : 'search_texts'
      // Ends at the limit, where a rank would need all of them.
      const found = `SELECT rowid AS id FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ?`
      const copies = `SELECT c.copy AS copy FROM (${found}) f JOIN search_copies c ON c.id = f.id ORDER BY f.id DESC`
      const [said] = await query(payload, undefined, {
        sql: `SELECT group_concat(copy, ' ') AS copies FROM (${copies})`,
        args: [question(words, isBegun), limit],
      })
      return ((said?.copies as string | null) ?? '').split(' ').filter(Boolean)
    },
  }
}

/**
 * Words are letters and digits only, so quoted ones can hold no operator of the query language. A beginning
 * costs a merge of the lists of all words that begin so, however few are wanted.
 */
function question(words: readonly string[], isBegun: boolean): string {
  return words
    .map((word, index) => (isBegun && index === words.length - 1 ? `"${word}" *` : `"${word}"`))
    .join(' AND ')
}

/** The database as the transaction of a request sees it. */
async function within(adapter: SqliteInternals, req: PayloadRequest): Promise<Drizzle> {
  const id = await req.transactionID
  return (id && adapter.sessions[id]?.db) || adapter.drizzle
}
