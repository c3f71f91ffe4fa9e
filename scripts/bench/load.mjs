// What wrk asks for a row: its paths in a file, and the sessions where each request is another reader's.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the paths into the folder of the content; the result is a part of what `drive` takes. */
export function loadOf({ row, content, folder }) {
  const pathsFile = join(folder, 'bench-paths.txt')
  writeFileSync(pathsFile, row.paths(content).join('\n'))
  const tokensFile = row.isPost || row.isPersonal ? join(folder, 'bench-tokens.txt') : null
  return { method: row.isPost ? 'POST' : 'GET', pathsFile, tokensFile }
}
