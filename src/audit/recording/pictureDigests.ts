// What is in the files of pictures: their digests, for the record and for whoever checks it.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'

/** The folder beside that of the public files. */
const ORIGINALS = 'originals'

type Sized = Record<string, unknown> | null

/** The names of a picture's files as its row says: the original, then its sizes. */
export function filesOf(row: Sized): string[] {
  const sizes = Object.values((row?.sizes ?? {}) as Record<string, { filename?: unknown } | null>)
  const names = [row?.filename, ...sizes.map((size) => size?.filename)]
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))]
}

/**
 * All of its files that the record knows: those that readers get, and the picture as it was uploaded, which
 * the desk alone gets.
 */
export function recordedFilesOf(row: Sized): string[] {
  return [...filesOf(row), ...originalOf(row)]
}

/** The original of a picture, as the record names it; none where there is no file. */
export function originalOf(row: Sized): string[] {
  return typeof row?.filename === 'string' && row.filename !== '' ? [`${ORIGINALS}/${row.filename}`] : []
}

/**
 * SHA-256, in hex, of each of these files of pictures; one that is not there, or cannot be read, is left out.
 */
export async function digestsOf(payload: Payload, names: readonly string[]): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const name of names) {
    const inOriginals = name.startsWith(`${ORIGINALS}/`)
    const place = path.join(folderOf(payload), ...(inOriginals ? ['..'] : []), name)
    const digest = await digestOfFile(place)
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
