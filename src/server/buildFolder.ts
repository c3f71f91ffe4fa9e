// Everything that a process serves comes from the build that it was started from, whatever is built beside it
// meanwhile.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Makes Next (next.config.mjs) and the site (src/site/view/assets.ts) read the build that `program`, the
 * address of the running file, is part of, and says in it that this process uses it (scripts/lib/builds.mjs).
 * Gives the folder of the assets.
 */
export function useBuildFolder(program: string, { dir, dev }: { dir: string; dev: boolean }): string {
  const folder = dirname(fileURLToPath(program))
  const assets = join(folder, 'assets')
  process.env.ASSAY_ASSETS = assets
  if (dev) return assets // Next makes its part of it as it is asked for
  process.env.NEXT_DIST_DIR = relative(dir, join(folder, 'next')).split(sep).join('/')
  try {
    mkdirSync(join(folder, 'users'), { recursive: true })
    writeFileSync(join(folder, 'users', String(process.pid)), '')
  } catch {
    // The code is read-only: nobody builds here, and nobody removes a build.
  }
  return assets
}
