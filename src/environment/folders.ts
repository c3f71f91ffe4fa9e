// Folders, made level by level. Node's own way (`recursive`) never ends where a disk answers ENOENT for what
// it lets nobody make, as /proc does.

import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder, and those above it that are missing. Gives the ones that it made, the outermost first.
 * @throws what mkdir says of the first that cannot be made; those above it are removed again
 */
export function makeFolders(path: string, mode = 0o777): string[] {
  const made: string[] = []
  try {
    for (const level of missingLevels(path)) if (makeOne(level, mode)) made.push(level)
  } catch (error) {
    removeFolders(made)
    throw error
  }
  return made
}

/** Removes the folders that `makeFolders` gave; one that holds something by now stays. */
export function removeFolders(made: readonly string[]): void {
  for (const path of made.toReversed())
    try {
      rmdirSync(path)
    } catch {
      return
    }
}

function missingLevels(path: string): string[] {
  if (isFolder(path) || dirname(path) === path) return []
  return [...missingLevels(dirname(path)), path]
}

/** False where another process was first. */
function makeOne(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && isFolder(path)) return false
    throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
