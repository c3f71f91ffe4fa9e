// Writes the end of the record down outside of the database, and reads what was written.
//
// Whoever can write to the database can cut the record off and set its head back, or write all of it anew:
// the chain alone then looks whole. An anchor is a head as it stood at some time, in a file that the database
// does not hold. Against it the check finds a record that has become shorter, and one that was rewritten at
// or before that event. It cannot find what was done to events younger than the last anchor together with the
// head, nor help when somebody changes the file too: keep a copy of it where the newsroom's machine cannot
// reach it.

import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { newestOf, standingAnchors, type WrittenAnchor } from '#src/auditEvents/anchored.ts'
import { reachDisk } from '#src/database/index.ts'
import { environment } from '#src/environment/index.ts'
import { currentHead } from '../reading/head.ts'

/** The anchors that hold, and a sentence about each thing that is wrong with their file. */
export type Anchors = { anchors: WrittenAnchor[]; problems: string[] }

/** The file of anchors, one JSON object a line: `{"at":"…","seq":12,"hash":"…"}`. */
export function anchorFile(dataDir: string): string {
  return path.join(dataDir, 'audit-anchors.jsonl')
}

/**
 * The anchors in the order in which they were written; none while there is no file. A line that is none is
 * passed over.
 */
export async function readAnchors(dataDir: string): Promise<Anchors> {
  const file = anchorFile(dataDir)
  try {
    return anchorsIn(await readFile(file, 'utf8'), file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { anchors: [], problems: [] }
    return {
      anchors: [],
      problems: [`${file} cannot be read (${code}): make it a file that Assay may read and write.`],
    }
  }
}

/**
 * Writes the head down if it has moved since it was last written, and says whether it did. Only what has
 * reached the disk is written down: the power may go at any time, and no anchor then speaks of events that
 * the database has lost.
 */
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
  const last = newestOf((await readAnchors(dataDir)).anchors)
  if (!head || !Number.isSafeInteger(head.seq)) return false // the check of the record names such a head
  if (head.seq === last?.seq && head.hash === last.hash) return false
  await reachDisk(payload)
  await appendAnchor(dataDir, { at: now.toISOString(), seq: head.seq, hash: head.hash })
  return true
}

/** Adds a line, on the disk when this resolves; after half a line, on a line of its own. */
export async function appendAnchor(dataDir: string, anchor: WrittenAnchor): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const file = await open(anchorFile(dataDir), 'a+')
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    const isWhole = size === 0 || buffer.toString() === '\n'
    await file.appendFile(`${isWhole ? '' : '\n'}${JSON.stringify(anchor)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

function anchorsIn(text: string, file: string): Anchors {
  const problems: string[] = []
  const written = text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const anchor = anchorOf(line)
    if (!anchor)
      problems.push(
        `Line ${at + 1} of ${file} is not an anchor: it was changed, or cut short while it was ` +
          'written. Compare the file with your copy of it.',
      )
    return anchor ?? []
  })
  return { anchors: standingAnchors(written), problems }
}

function anchorOf(line: string): WrittenAnchor | null {
  try {
    const { at, seq, hash, acceptedAfter } = JSON.parse(line) as Partial<WrittenAnchor>
    if (typeof at !== 'string' || !Number.isSafeInteger(seq) || typeof hash !== 'string') return null
    return { at, seq: seq as number, hash, ...(typeof acceptedAfter === 'number' ? { acceptedAfter } : {}) }
  } catch {
    return null
  }
}
