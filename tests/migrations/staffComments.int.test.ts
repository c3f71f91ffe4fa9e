// A database with comments from before staff could answer keeps every one of them, with its author and its place.

import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { migrations } from '#src/database/migrations/index.ts'

type Chunk = { value?: readonly string[] }
type Up = (typeof migrations)[number]['up']

test.skipIf(process.env.TEST_DATABASE === 'mongodb')(
  'comments keep their authors and their threads',
  async () => {
    const client = createClient({ url: ':memory:' })
    await client.execute('PRAGMA foreign_keys = ON')
    const db = {
      run: (query: { queryChunks: Chunk[] }) =>
        client.execute(query.queryChunks.flatMap(({ value }) => value ?? []).join('')),
    }
    const run = (up: Up) => up({ db } as unknown as Parameters<Up>[0])
    const rebuilt = migrations.findIndex(({ up }) => String(up).includes('__new_comments'))
    expect(rebuilt).toBeGreaterThan(0)
    for (const { up } of migrations.slice(0, rebuilt)) await run(up)

    await client.execute("INSERT INTO articles (id) VALUES ('a')")
    await client.execute(
      "INSERT INTO readers (id, display_name, email) VALUES ('r', 'Ola', 'ola@reader.example')",
    )
    for (const [id, parent] of [
      ['root', null],
      ['reply', 'root'],
      ['below', 'reply'],
    ])
      await client.execute({
        sql: 'INSERT INTO comments (id, article_id, author_id, parent_id, body, fingerprint) VALUES (?, ?, ?, ?, ?, ?)',
        args: [id!, 'a', 'r', parent!, 'Words', id!],
      })
    for (const { up } of migrations.slice(rebuilt)) await run(up)

    const { rows } = await client.execute(
      'SELECT id, author_id, parent_id, staff_author_id, badge FROM comments ORDER BY id',
    )
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { id: 'below', author_id: 'r', parent_id: 'reply', staff_author_id: null, badge: null },
      { id: 'reply', author_id: 'r', parent_id: 'root', staff_author_id: null, badge: null },
      { id: 'root', author_id: 'r', parent_id: null, staff_author_id: null, badge: null },
    ])
    client.close()
  },
)
