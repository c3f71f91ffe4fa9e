// The files of an evidence pack: their form, and how they are written.

import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolders } from '#src/environment/folders.ts'
import { canonicalJson } from '#src/hashing/digest.ts'

/** One file; `path` is relative to the pack, with slashes. */
export type PackFile = { path: string; content: string }

/** A file for people and programs to read: JSON with line breaks. */
export function readable(path: string, value: unknown): PackFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` }
}

/** A file whose SHA-256 is the hash of the value: canonical JSON (RFC 8785), nothing before or after it. */
export function canonical(path: string, value: unknown): PackFile {
  return { path, content: canonicalJson(value) }
}

/** `7` as `007`, so that files stand in the order of their numbers. */
export function numbered(number: number, digits = 3): string {
  return String(number).padStart(digits, '0')
}

/**
 * Writes the files and SHA256SUMS into a new or empty folder, which only its owner can read; gives how many
 * files it wrote. Throws when something is in it already.
 */
export async function writePack(folder: string, files: AsyncIterable<PackFile>): Promise<number> {
  makeFolders(folder, 0o700)
  if ((await readdir(folder)).length > 0)
    throw new Error(`${folder} is not empty. Name another folder with --out.`)
  const sums = new Map<string, string>()
  for await (const { path: name, content } of files) {
    const file = join(folder, ...name.split('/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { flag: 'wx' })
    sums.set(name, createHash('sha256').update(content).digest('hex'))
  }
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`)
  await writeFile(join(folder, 'SHA256SUMS'), lines.join(''), { flag: 'wx' })
  return sums.size + 1
}
