// Writes an evidence pack into a folder, with the checksums that `sha256sum -c` understands.

import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeFolders } from '#src/environment/folders.ts'
import type { PackFile } from './files.ts'

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
    const file = path.join(folder, ...name.split('/'))
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content, { flag: 'wx' })
    sums.set(name, createHash('sha256').update(content).digest('hex'))
  }
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`)
  await writeFile(path.join(folder, 'SHA256SUMS'), lines.join(''), { flag: 'wx' })
  return sums.size + 1
}
