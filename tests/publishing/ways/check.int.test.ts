// Ways round the check of the record by whoever writes to the database: a cell that it cannot read, and
// columns that nobody compared.

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Where } from 'payload'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Article, Edition, Media } from '#payload-types'
import { hashContent } from '#src/articles/contentHash.ts'
import { addedEvents } from '#src/audit/besideDatabase/addedEvents.ts'
import { writeBackupEnd } from '#src/audit/besideDatabase/backupEnd.ts'
import { endRecord, openRecord } from '#src/audit/besideDatabase/openRecord.ts'
import { keepState, lastEnd } from '#src/audit/besideDatabase/serving.ts'
import { currentHead } from '#src/audit/reading/head.ts'
import { readChain } from '#src/audit/reading/readChain.ts'
import { isSound, reportText } from '#src/audit/verify/reportText.ts'
import { verifyRecord } from '#src/audit/verify/verifyRecord.ts'
import { digestOf } from '#src/hashing/digest.ts'
import { backUp } from '#src/server/console/backUp.ts'
import { putIn } from '../../audit/putIn.ts'
import { erase, restore, tamper } from '../../audit/tamper.ts'
import { pixel } from '../../database/fixture/pixel.ts'
import { draft, inMinutes, published, republished, take, withdraw } from '../../support/articles.ts'
import { as } from '../../support/newsroom.ts'
import { EARLIER, openAttack, type Attack } from './attack.ts'
import { way } from './table.ts'

const ON_SQLITE = process.env.TEST_DATABASE !== 'mongodb'

let attack: Attack
let article: Article
let picture: Media

beforeAll(async () => {
  attack = await openAttack()
  const { payload, staff } = attack
  picture = await payload.create({
    collection: 'media',
    data: { alt: 'A mine', credit: 'A photographer', rights: 'Ours' },
    file: { data: pixel, mimetype: 'image/png', name: 'pixel.png', size: pixel.byteLength },
    ...as(staff.author),
  })
  article = await published(payload, {
    author: staff.author,
    editor: staff.editor,
    data: { leadImage: picture.id },
    now: EARLIER,
  })
})
afterAll(() => attack?.close())

const is = (id: string) => ({ id: { equals: id } })
const onArticle = () => ({ article: { equals: article.id } })
const said = async () =>
  (await verifyRecord({ payload: attack.payload })).findings.map(({ message }) => message)

/** What the check says while a row is otherwise, which is then put back. */
async function saidOf(...[collection, where, how]: Tampered): Promise<string[]> {
  const before = await tamper(attack.payload, collection, where, how)
  const found = await said()
  await restore(attack.payload, collection, before)
  return found
}
type Tampered = Parameters<typeof tamper> extends [unknown, ...infer Rest] ? Rest : never

/** One statement in SQLite, past all that reads and writes JSON and times. */
async function execute(sql: string, args: unknown[] = []): Promise<{ rows: Record<string, unknown>[] }> {
  const { client } = attack.payload.db as unknown as {
    client: { execute: (statement: object) => Promise<{ rows: Record<string, unknown>[] }> }
  }
  return client.execute({ sql, args })
}

/** Cells of every kind of row that is checked; `'{'` is no JSON, and `'x'` no time. */
const CELLS: [table: string, column: string, named: RegExp][] = [
  ['editions', 'document', /^Edition 1 of article \S+ cannot be checked: /m],
  ['editions', 'goes_out_at', /^Edition 1 of article \S+ cannot be checked: /m],
  ['public_copies', 'next', /^The public copy of article \S+ cannot be checked: /m],
  [
    'staff',
    'created_at',
    /^The role and address of The \w+, who is on the staff as \w+, cannot be checked: /m,
  ],
  ['integrations', 'expires_at', /^The integration “Other site” cannot be checked: /m],
  ['media', 'writers', /^The picture “A mine” cannot be checked: /m],
  ['readers', 'banned_at', /^Reader \S+ cannot be checked: /m],
  ['settings', 'updated_at', /^The settings were not checked to the end: /m],
]

way('database-check-blinded', async () => {
  const { payload, staff } = attack
  expect(await said()).toEqual([])
  await payload.updateGlobal({ slug: 'settings', data: { tagline: 'Checked' }, ...as(staff.admin) })
  const author = await tamper(payload, 'staff', is(staff.author.id), () => ({ role: 'admin' }))
  const promoted = expect.stringMatching(/^The author is admin, but the record says author/)
  expect(await said()).toEqual([promoted])

  // A content at which a comparison fails, of whichever database.
  for (const how of [{ definition: 'nope' }, { approvals: [null] }, { document: { notes: {} } }])
    expect(await saidOf('editions', onArticle(), () => how)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Edition 1 of /), promoted]),
    )

  for (const [table, column, named] of ON_SQLITE ? CELLS : []) {
    const where = table === 'staff' ? `WHERE email = 'editor@desk.example'` : ''
    const [kept] = (await execute(`SELECT id, ${column} AS cell FROM ${table} ${where} LIMIT 1`)).rows
    await execute(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, ['{', kept!.id])
    const report = await verifyRecord({ payload })
    const found = report.findings.map(({ message }) => message)
    expect([table, column, found.join('\n')]).toEqual([table, column, expect.stringMatching(named)])
    expect(found).toContainEqual(promoted)
    expect(isSound(report)).toBe(false)
    await execute(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [kept!.cell, kept!.id])
  }
  if (ON_SQLITE) {
    const [head] = (await execute('SELECT updated_at AS cell FROM audit_head')).rows
    await execute('UPDATE audit_head SET updated_at = ?', ['{'])
    expect(await said()).toEqual([promoted])
    await execute('UPDATE audit_head SET updated_at = ?', [head!.cell])
    // Of a table that is gone no row can be named, and the others are checked.
    await execute('ALTER TABLE topics RENAME TO hidden_topics')
    expect(await said()).toEqual([
      promoted,
      expect.stringMatching(/^The rows of topics were not checked to the end: .*no such table: topics\.$/),
    ])
    await execute('ALTER TABLE hidden_topics RENAME TO topics')
  }
  await restore(payload, 'staff', author)
  expect(await said()).toEqual([])
})

/** Runs `work` while a row of SQLite has a second beside it, which indexes of its table would not let in. */
async function withSecond(table: string, where: string, work: () => Promise<void>): Promise<void> {
  const unique = `SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql LIKE 'CREATE UNIQUE%'`
  const indexes = (await execute(unique, [table])).rows
  for (const { name } of indexes) await execute(`DROP INDEX ${String(name)}`)
  const { rows } = await execute(`SELECT name FROM pragma_table_info(?) WHERE name <> 'id'`, [table])
  const columns = rows.map(({ name }) => `"${String(name)}"`).join(', ')
  const second = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
  await execute(
    `INSERT INTO ${table} (id, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE ${where} LIMIT 1`,
    [second],
  )
  await work()
  await execute(`DELETE FROM ${table} WHERE id = ?`, [second])
  for (const { sql } of indexes) await execute(String(sql))
}

way('database-head-no-number', async () => {
  if (!ON_SQLITE) return
  const { rows } = await execute('SELECT seq FROM audit_head')
  await execute(`UPDATE audit_head SET seq = 'abc'`)
  const { chain } = await verifyRecord({ payload: attack.payload })
  expect(chain.broken).toMatchObject({ fault: 'head', message: expect.stringContaining('no number') })
  await execute('UPDATE audit_head SET seq = ?', [rows[0]!.seq])
})

way('database-event-twice', async () => {
  if (!ON_SQLITE) return
  const { payload } = attack
  const page = 3
  await withSecond('audit', `seq = ${page}`, async () => {
    const read: number[] = []
    for await (const { seq } of readChain(payload, page).events()) read.push(seq)
    expect(read.slice(0, 5)).toEqual([1, 2, 3, 3, 4])
    expect((await verifyRecord({ payload })).chain.broken).toMatchObject({ seq: page })
  })
})

way('database-copy-twice', async () => {
  if (!ON_SQLITE) return
  await withSecond('public_copies', 'true', async () => {
    expect(await said()).toContainEqual(expect.stringMatching(/^Article \S+ has a second public copy\.$/))
  })
})

way('database-articles-gone', async () => {
  const { payload } = attack
  const rows = await payload.db.find<Article>({ collection: 'articles', where: is(article.id) })
  const kept = rows.docs[0]!
  const gone = expect.stringContaining(`Article ${article.id}, of which the record knows editions, is gone`)
  const unsaved = expect.stringContaining(`All that was saved of article ${article.id} on the way is gone`)
  if (!ON_SQLITE) {
    await payload.db.deleteOne({ collection: 'articles', where: is(article.id) })
    expect(await said()).toEqual([gone])
    await payload.db.create({ collection: 'articles', data: kept as never, customID: article.id })
    return
  }
  await execute('PRAGMA foreign_keys = OFF')
  for (const [table, named] of [
    ['articles', gone],
    ['_articles_v', unsaved],
  ] as const) {
    await execute(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}`)
    await execute(`DELETE FROM ${table}`)
    expect(await said()).toContainEqual(named)
    await execute(`INSERT INTO ${table} SELECT * FROM kept`)
    await execute('DROP TABLE temp.kept')
  }
  // All versions but one, whichever it is.
  const { rows: versions } = await execute('SELECT id FROM _articles_v WHERE parent_id = ?', [article.id])
  expect(versions.length).toBeGreaterThan(2)
  await execute('CREATE TEMP TABLE kept AS SELECT * FROM _articles_v')
  for (const { id } of versions) {
    await execute('DELETE FROM _articles_v WHERE parent_id = ? AND id <> ?', [article.id, id])
    const named = new RegExp(`^Of what was saved of article ${article.id}, revision [\\d, and]+ is gone\\.$`)
    expect(await said()).toEqual([expect.stringMatching(named)])
    await execute('DELETE FROM _articles_v')
    await execute('INSERT INTO _articles_v SELECT * FROM kept')
  }
  await execute('DROP TABLE temp.kept')
  await execute('PRAGMA foreign_keys = ON')
  expect(await said()).toEqual([])
})

way('database-name-escapes', async () => {
  const { payload, staff } = attack
  const erasing = 'X\u001B[1A\u001B[2K\nAll of them are as the record says.\u001B[8m'
  const before = await tamper(payload, 'staff', is(staff.moderator.id), () => ({ name: erasing }))
  const text = reportText(await verifyRecord({ payload }))
  expect(text).not.toContain('\u001B')
  expect(text).not.toMatch(/^All of them are/m)
  expect(text).toContain('X\\u{1b}[1A\\u{1b}[2K\\u{a}All of them')
  await restore(payload, 'staff', before)
})

way('database-event-unreadable', async () => {
  if (!ON_SQLITE) return
  const { payload } = attack
  const [kept] = (
    await execute(`SELECT id, seq, data FROM audit WHERE action = 'reader.created' OR data IS NULL`)
  ).rows
  const [event] = kept ? [kept] : (await execute('SELECT id, seq, data FROM audit ORDER BY seq LIMIT 1')).rows
  await execute('UPDATE audit SET data = ? WHERE id = ?', ['{', event!.id])
  const { chain } = await verifyRecord({ payload })
  expect(chain.broken).toMatchObject({ fault: 'altered', seq: event!.seq })
  await execute('UPDATE audit SET data = ? WHERE id = ?', [event!.data, event!.id])
  expect((await verifyRecord({ payload })).chain.broken).toBeNull()
})

way('database-edition-emergency', async () => {
  const { admin } = attack.staff
  const override = { by: admin.id, byName: admin.name, reason: 'Invented.' }
  expect(await saidOf('editions', onArticle(), () => ({ override }))).toEqual([
    expect.stringMatching(/^Edition 1 .* says that it went out in an emergency, and the record does not\.$/),
  ])
  // One that did go out so says it, in the words of the record.
  const urgent = await draft(attack.payload, attack.staff.author)
  await take(attack.payload, admin, urgent.id, 'override', { note: 'At once.' })
  expect(await said()).toEqual([])
  for (const how of [{ override: { ...override, reason: 'At once.', by: 'nobody' } }, { override }])
    expect(await saidOf('editions', { article: { equals: urgent.id } }, () => how)).toEqual([
      expect.stringMatching(/^Edition 1 .* names another person or reason for the emergency than the record/),
    ])
})

way('database-edition-columns', async () => {
  for (const [how, words] of [
    [{ bundle: 'a-bundle' }, /is kept as one of the bundle a-bundle, but the record says of none\.$/],
    [{ publishedBy: attack.staff.admin.id }, /names another account as the one that published it/],
    [
      { definition: 'recommendation@1' },
      /is kept under the workflow “recommendation@1”, but the record says/,
    ],
  ] as const)
    expect(await saidOf('editions', onArticle(), () => how)).toEqual([expect.stringMatching(words)])
  const approvals = (change: object) => (row: Record<string, unknown>) => ({
    approvals: (row.approvals as object[]).map((one) => ({ ...one, ...change })),
  })
  for (const change of [{ by: attack.staff.admin.id }, { hash: 'f00' }, { hash: null }])
    expect(await saidOf('editions', onArticle(), approvals(change))).toContainEqual(
      expect.stringMatching(/names an approval by The editor that is not on the record/),
    )
})

type Cells = Record<string, unknown>
type Checked = Exclude<keyof Edition, 'id' | 'createdAt' | 'updatedAt' | 'outAt'>

/** What somebody could write into each part of an edition; what is not here is said under “What is left”. */
const FORGED: Record<Checked, ((row: Cells) => Cells)[]> = {
  article: [() => ({ article: 'another' })],
  number: [() => ({ number: 99 })],
  kind: [() => ({ kind: 'refile' })],
  headline: [() => ({ headline: 'Another' })],
  slug: [() => ({ slug: 'another' })],
  state: [() => ({ state: 'held' })],
  goesOutAt: [() => ({ goesOutAt: '2020-01-01T00:00:00.000Z' })],
  revision: [() => ({ revision: 99 })],
  definition: [() => ({ definition: 'recommendation@1' })],
  publishedBy: [() => ({ publishedBy: 'another' })],
  publishedByName: [() => ({ publishedByName: 'Another' })],
  bundle: [() => ({ bundle: 'another' })],
  note: [
    ({ note }) => ({ note: { ...(note as object), note: 'Another.' } }),
    ({ note }) => ({ note: { ...(note as object), was: 'another' } }),
    ({ note }) => ({ note: { ...(note as object), is: 'another' } }),
    ({ note }) => ({ note: { ...(note as object), where: 'Another.' } }),
    ({ note }) => ({ note: { ...(note as object), kind: 'clarification' } }),
  ],
  approvals: [
    () => ({ approvals: [] }),
    ({ approvals }) => ({ approvals: [...(approvals as object[]), ...(approvals as object[])] }),
    ({ approvals }) => ({
      approvals: (approvals as { at: string }[]).flatMap((one) => [
        one,
        { ...one, at: one.at.replace('Z', '+00:00') },
      ]),
    }),
    ...[
      { by: 'another' },
      { byName: 'Another' },
      { at: '2020-01-01T00:00:00.000Z' },
      { attestations: ['no_conflict'] },
      { fields: { body: 'f00' } },
      { isVoid: true },
      { lapse: 'left' },
    ].map((change) => ({ approvals }: Cells) => ({
      approvals: (approvals as object[]).map((one) => ({ ...one, ...change })),
    })),
  ],
  override: [() => ({ override: { by: 'x', byName: 'X', reason: 'Another.' } })],
  contentHash: [() => ({ contentHash: 'f00' })],
  documentHash: [() => ({ documentHash: 'f00' })],
  content: [
    () => ({ content: {} }),
    () => {
      const content = { withdrawal: { at: '2020-01-01T00:00:00.000Z', note: 'Another.' } }
      return { content, contentHash: hashContent(content).hash }
    },
  ],
  document: [
    ({ document }) => ({ document: { ...(document as object), headline: 'Another' } }),
    ({ document }) => {
      const forged = { ...(document as object), headline: 'Another' }
      return { document: forged, documentHash: digestOf(forged) }
    },
  ],
}

way('database-edition-parts', async () => {
  const { payload, staff } = attack
  expect(await said()).toEqual([])
  const withdrawn = await published(payload, { ...staff, now: EARLIER })
  const change = {
    kind: 'correction',
    note: 'It fell.',
    was: 'rose',
    is: 'fell',
    where: 'The text.',
  } as const
  const data = { standfirst: 'Another short note.' }
  await republished(payload, { ...staff, id: withdrawn.id, data, change, now: EARLIER })
  await withdraw(payload, staff, withdrawn.id, 'It was wrong.')
  expect(await said()).toEqual([])
  for (const number of [1, 2, 3]) {
    const where: Where = { and: [{ article: { equals: withdrawn.id } }, { number: { equals: number } }] }
    for (const [part, forged] of Object.entries(FORGED))
      for (const [at, how] of forged.entries()) {
        const found = await saidOf('editions', where, how)
        expect([number, part, at, found]).toEqual([
          number,
          part,
          at,
          expect.arrayContaining([expect.any(String)]),
        ])
      }
  }
  const waits = await published(payload, { ...staff, data: { releaseAt: inMinutes(60) }, now: new Date() })
  const ofIt: Where = { article: { equals: waits.id } }
  const out = { state: 'out', outAt: new Date().toISOString() }
  expect(await saidOf('editions', ofIt, () => out)).toContainEqual(
    expect.stringMatching(/is kept as out, but the record says that it waits\.$/),
  )
  expect(await said()).toEqual([])
})

way('database-copy-columns', async () => {
  expect(await saidOf('publicCopies', onArticle(), () => ({ hash: 'f00' }))).toEqual([
    expect.stringMatching(/carries the hash of other approved content\.$/),
  ])
  expect(await saidOf('publicCopies', onArticle(), () => ({ nextAt: '2100-01-01T00:00:00.000Z' }))).toEqual([
    expect.stringMatching(/is replaced at another time than the next one says\.$/),
  ])
})

way('database-times-respelled', async () => {
  if (!ON_SQLITE) return // MongoDB keeps instants
  // Each is the instant that was there, as SQLite takes it for another.
  const spellings = [
    (at: Date) => `${new Date(at.getTime() + 86_340_000).toISOString().slice(0, -1)}+23:59`,
    (at: Date) => at.toISOString().replace('Z', '+00:00'),
    (at: Date) => at.toISOString().replace('T', ' '),
    (at: Date) => `+00${at.toISOString()}`,
  ]
  for (const [table, column, named] of [
    [
      'public_copies',
      'published_at',
      /^The public copy of article \S+ has its publishedAt in another spelling/,
    ],
    ['public_copies', 'gone_at', /^The public copy of article \S+ has its goneAt in another spelling/],
    ['public_copies', 'content_updated_at', /has its contentUpdatedAt in another spelling/],
    ['editions', 'goes_out_at', /^An edition of article \S+ has its goesOutAt in another spelling/],
    ['editions', 'created_at', /^An edition of article \S+ has its createdAt in another spelling/],
  ] as const) {
    const [kept] = (
      await execute(`SELECT id, ${column} AS cell FROM ${table} WHERE article = ?`, [article.id])
    ).rows
    for (const spelled of spellings) {
      const cell = spelled(new Date(String(kept!.cell)))
      expect(Date.parse(cell)).toBe(Date.parse(String(kept!.cell)))
      await execute(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [cell, kept!.id])
      expect([cell, await said()]).toEqual([cell, [expect.stringMatching(named)]])
    }
    await execute(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [kept!.cell, kept!.id])
  }
  expect(await said()).toEqual([])
})

way('database-picture-columns', async () => {
  for (const [how, words] of [
    [{ fileDigest: 'f00' }, /has another digest of its file/],
    [{ fileDigest: null }, /has another digest of its file/],
    [{ width: 9 }, /has another width than its file \S+ \(picture\)\.$/],
    [{ height: 9 }, /has another height than its file/],
    [{ filesize: 9 }, /has another filesize than its file/],
    [{ mimeType: 'text/html' }, /has another mimeType than its file/],
    [{ shownWidth: 9, shownHeight: 9 }, /has another width and height than its file/],
  ] as const)
    expect(await saidOf('media', is(picture.id), () => how)).toEqual([expect.stringMatching(words)])
  const size = (change: object) => (row: Record<string, unknown>) => {
    const { sizes } = row as unknown as Media
    return { sizes: { ...sizes, full: { ...sizes!.full, ...change } } }
  }
  for (const [change, words] of [
    [{ mimeType: 'text/html' }, /has another mimeType than its file \S+ \(full\)\.$/],
    [{ width: 9, filesize: 9 }, /has another filesize and width than its file/],
    [{ filename: null }, /no longer names the file \S+, which the record knows\.$/],
  ] as const)
    expect(await saidOf('media', is(picture.id), size(change))).toEqual([expect.stringMatching(words)])
  expect(await said()).toEqual([])
})

way('database-picture-address', async () => {
  const { payload } = attack
  const inSize = (url: string) => (row: Record<string, unknown>) => {
    const { sizes } = row as unknown as Media
    return { sizes: { ...sizes, full: { ...sizes!.full, url } } }
  }
  const ways = [
    'https://elsewhere.example/mine.png',
    '//elsewhere.example/mine.png',
    '/api/media/file/of-another.png',
  ].flatMap((url) => [
    { url, how: () => ({ url }), size: 'picture' },
    { url, how: inSize(url), size: 'full' },
    { url, how: () => ({ thumbnailURL: url }), size: 'thumbnail' },
  ])
  for (const { url, how, size } of ways) {
    const before = await tamper(payload, 'media', is(picture.id), how)
    expect(await said()).toEqual([
      `The picture “A mine” shows what is at ${url}, in the place of its file (${size}).`,
    ])
    await restore(payload, 'media', before)
  }
  expect(await said()).toEqual([])
})

way('picture-type', async () => {
  const { payload } = attack
  const before = await tamper(payload, 'media', is(picture.id), () => ({ mimeType: 'text/html' }))
  const address = `/media/file/${picture.filename}`
  for (const person of ['anonymous', 'integration', 'author'] as const) {
    const { status, headers } = await attack.call(person, address)
    expect([person, status, headers.get('content-type')]).toEqual([person, 200, 'image/png'])
  }
  await restore(payload, 'media', before)
  // Nor where the file is no picture.
  const file = path.join(process.env.DATA_DIR!, 'media', picture.filename!)
  await writeFile(file, '<script>alert(1)</script>')
  expect((await attack.call('author', address)).status).toBe(404)
})

// What is put in stays on the record: these come last.

way('database-end-exchanged', async () => {
  const { payload } = attack
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-exchanged-'))
  const place = { dataDir, databaseUrl: `file:${path.join(dataDir, 'assay.db')}` }
  await writeFile(path.join(dataDir, 'assay.db'), 'a file')
  const start = () => openRecord(place, async () => payload)
  await start()
  const before = (await currentHead(payload))!
  const seq = await putIn(payload)
  await endRecord(payload, place)
  await rm(path.join(dataDir, 'audit-anchors.jsonl'))
  for (const refused of ['event is missing', 'The database is another one']) {
    await erase(payload, 'audit', { seq: { equals: seq } })
    await tamper(payload, 'auditHead', { name: { equals: 'main' } }, () => before)
    if (refused.includes('another')) await putIn(payload)
    await expect(start()).rejects.toThrow(refused)
  }
  await rm(dataDir, { recursive: true, force: true })
})

way('database-event-put-in', async () => {
  const { payload } = attack
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-put-in-'))
  const place = { dataDir, databaseUrl: `file:${path.join(dataDir, 'assay.db')}` }
  await writeFile(path.join(dataDir, 'assay.db'), 'a file')
  await openRecord(place, async () => payload)
  await endRecord(payload, place)
  const { id, role } = attack.staff.author
  await putIn(payload, {
    action: 'staff.changed',
    subject: `staff/${id}`,
    data: { name: null, changes: { role: { from: role, to: 'admin' } }, renewed: [] },
  })
  await tamper(payload, 'staff', is(id), () => ({ role: 'admin' }))
  await openRecord(place, async () => payload)
  expect((await said()).join('\n')).toMatch(/1 event was added behind them while no server ran/)
  await rm(dataDir, { recursive: true, force: true })
})

way('database-event-put-in-again', async () => {
  const { payload } = attack
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-put-in-'))
  const place = { dataDir, databaseUrl: `file:${path.join(dataDir, 'assay.db')}` }
  await endRecord(payload, place)
  const { end } = await lastEnd(place)
  for (const count of [1, 2]) {
    await putIn(payload)
    const added = await addedEvents(payload, place, end ? [end] : [])
    expect(added).toEqual({ at: end!.at, known: end!.seq, found: end!.seq + count })
    await keepState(place, { state: 'ended', end, added }) // as a command that is refused does
  }
  await rm(dataDir, { recursive: true, force: true })
})

way('database-event-in-backup', async () => {
  if (!ON_SQLITE) return
  const { payload } = attack
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-put-in-'))
  await backUp({ databaseUrl: process.env.DATABASE_URL!, dataDir: process.env.DATA_DIR!, folder: dataDir })
  const place = { dataDir, databaseUrl: `file:${path.join(dataDir, 'assay.db')}` }
  const { seq } = (await currentHead(payload))!
  expect(await addedEvents(payload, place, [])).toBeNull()
  await putIn(payload)
  expect(await addedEvents(payload, place, [])).toMatchObject({ known: seq, found: seq + 1 })
  await rm(dataDir, { recursive: true, force: true })
})

way('database-end-looked-away', async () => {
  const { payload } = attack
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-looked-'))
  const place = { dataDir, databaseUrl: `file:${path.join(dataDir, 'assay.db')}` }
  await writeFile(path.join(dataDir, 'assay.db'), 'a file')
  await endRecord(payload, place)
  const { seq } = (await currentHead(payload))!
  const end = { at: '2026-03-01T15:00:00.000Z', seq: seq - 1, hash: 'of Sunday' }
  await writeBackupEnd(dataDir, { end, problem: null, added: null })
  const refused = async () => {
    throw new Error('The database holds less.')
  }
  await expect(openRecord(place, refused)).rejects.toThrow('holds less')
  await rm(path.join(dataDir, 'backup-end.json'))
  await putIn(payload)
  expect(await addedEvents(payload, place, [])).toMatchObject({ known: seq, found: seq + 1 })
  await rm(dataDir, { recursive: true, force: true })
})

way('database-event-in-copy', async () => {
  const { payload } = attack
  const dataDir = await mkdtemp(path.join(tmpdir(), 'assay-copy-'))
  const file = path.join(dataDir, 'assay.db')
  await writeFile(file, 'a file')
  await endRecord(payload, { dataDir, databaseUrl: `file:${file}` })
  const { seq } = (await currentHead(payload))!
  await mkdir(path.join(dataDir, 'copy'))
  await writeFile(path.join(dataDir, 'copy', 'news.db'), 'a copy')
  await symlink(dataDir, path.join(dataDir, 'link'))
  await putIn(payload)
  for (const other of ['copy/news.db', 'link/assay.db']) {
    const place = { dataDir, databaseUrl: `file:${path.join(dataDir, other)}` }
    expect(await addedEvents(payload, place, [])).toMatchObject({ known: seq, found: seq + 1 })
  }
  await rm(dataDir, { recursive: true, force: true })
})

way('database-event-shape', async () => {
  const seq = await putIn(attack.payload, { action: 'staff.changed', data: { role: 'admin' } })
  expect((await said()).join('\n')).toContain(
    `Event ${seq} cannot be compared with anything: what it holds is not what a “staff.changed” holds.`,
  )
})
