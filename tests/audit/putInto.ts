// Puts an event into the file of a database that nobody has open.

import { createClient } from '@libsql/client'
import { bodyOf } from '#src/auditEvents/events/event.ts'
import { hashEvent } from '#src/auditEvents/hash.ts'

/** Puts an event in behind the last one of a copy, as whoever writes to its file can. */
export async function putInto(copy: string): Promise<void> {
  const client = createClient({ url: `file:${copy}` })
  const [last] = (await client.execute('SELECT * FROM audit ORDER BY seq DESC LIMIT 1')).rows
  const body = bodyOf({
    seq: Number(last!.seq) + 1,
    at: new Date().toISOString(),
    action: 'staff.deleted',
    channel: 'admin',
    actorName: 'Adele',
    data: { name: null },
  })
  const hash = hashEvent(String(last!.hash), body)
  const row = {
    ...last,
    id: crypto.randomUUID(),
    seq: body.seq,
    at: body.at,
    action: body.action,
    channel: body.channel,
    actor_id: null,
    actor_name: body.actorName,
    actor_role: null,
    article: null,
    subject: null,
    revision: null,
    content_hash: null,
    note: null,
    data: JSON.stringify(body.data),
    previous_hash: String(last!.hash),
    hash,
  }
  const names = Object.keys(row)
  await client.execute({
    sql: `INSERT INTO audit (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    args: Object.values(row) as string[],
  })
  await client.execute({ sql: 'UPDATE audit_head SET seq = ?, hash = ?', args: [body.seq, hash] })
  client.close()
}
