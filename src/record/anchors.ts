// Writes the end of the record down outside of the database, and reads what was written.
//
// Whoever can write to the database can cut the record off and set its head back, or write all of it anew: the chain alone
// then looks whole. An anchor is a head as it stood at some time, in a file that the database does not hold. Against it the
// check finds a record that has become shorter, and one that was rewritten at or before that event. It cannot find what was
// done to events younger than the last anchor together with the head, nor help when somebody changes the file too: keep a
// copy of it where the newsroom's machine cannot reach it.

import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import type { Anchor } from '#src/audit/verifyChain.ts'
import { environment } from '#src/environment/index.ts'
import { currentHead } from './head.ts'

/** The file of anchors, one JSON object a line: `{"at":"…","seq":12,"hash":"…"}`. */
export function anchorFile(dataDir: string): string {
  return path.join(dataDir, 'audit-anchors.jsonl')
}

/** The anchors in the order in which they were written; none while there is no file. Throws when a line is not one. */
export async function readAnchors(dataDir: string): Promise<Anchor[]> {
  const text = await readFile(anchorFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .flatMap((line, i) =>
      line.trim() === '' ? [] : [anchorOf(line, `Line ${i + 1} of ${anchorFile(dataDir)}`)],
    )
}

/** Writes the head down if it has moved since it was last written, and says whether it did. A duty of the clock, once an hour. */
export async function anchorRecord({
  payload,
  now,
  dataDir = environment().dataDir,
}: {
  payload: Payload
  now: Date
  dataDir?: string
}): Promise<boolean> {
  const head = await currentHead(payload)
  const last = (await readAnchors(dataDir)).at(-1)
  if (!head || head.seq === last?.seq) return false
  await mkdir(dataDir, { recursive: true })
  await appendFile(
    anchorFile(dataDir),
    `${JSON.stringify({ at: now.toISOString(), seq: head.seq, hash: head.hash })}\n`,
  )
  return true
}

function anchorOf(line: string, where: string): Anchor {
  try {
    const { at, seq, hash } = JSON.parse(line) as Partial<Anchor>
    if (typeof at === 'string' && typeof seq === 'number' && typeof hash === 'string')
      return { at, seq, hash }
  } catch {
    // Said below, with its place.
  }
  throw new Error(`${where} is not an anchor: it was changed, or cut short while it was written.`)
}
