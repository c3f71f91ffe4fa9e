// What is in the files of pictures: their digests, for the record and for whoever checks it.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'

type Sized = Record<string, unknown> | null

/** The names of a picture's files as its row says: the original, then its sizes. */
export function filesOf(row: Sized): string[] {
  const sizes = Object.values((row?.sizes ?? {}) as Record<string, { filename?: unknown } | null>)
  const names = [row?.filename, ...sizes.map((size) => size?.filename)]
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))]
}

/** SHA-256, in hex, of each of these files of pictures; one that is not there, or cannot be read, is left out. */
export async function digestsOf(payload: Payload, names: readonly string[]): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const name of names) {
    const digest = await digestOfFile(path.join(folderOf(payload), name))
    if (digest) digests[name] = digest
  }
  return digests
}

function folderOf(payload: Payload): string {
  return payload.collections.media.config.upload.staticDir as string
}

/** Read in pieces: a picture may be as large as an upload may be. */
async function digestOfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  } catch {
    return null
  }
  return hash.digest('hex')
}
