// The console command that writes everything known of one article into a folder that can be checked without
// us.

import path from 'node:path'
import { parseArgs } from 'node:util'
import type { MissingPicture } from '#src/audit/pack/pictures.ts'
import { environment } from '#src/environment/index.ts'
import { onScreen } from '#src/plainText/onScreen.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

const USAGE = 'Use: npm run audit:export -- <slug or id of an article> [--out folder]'

await onConsole(async () => {
  const { slugOrId, out } = readArguments()
  return withNewsroom(async (payload) => {
    const [{ readAnchors }, { evidencePack }, { findArticle }, { writePack }] = await Promise.all([
      import('#src/audit/besideDatabase/anchors.ts'),
      import('#src/audit/pack/evidencePack.ts'),
      import('#src/audit/pack/findArticle.ts'),
      import('#src/audit/pack/files.ts'),
    ])
    const { siteUrl, dataDir } = environment()
    const article = await findArticle(payload, slugOrId)
    // Not where the command is given: that may be the folder of the code, which it can only read.
    const folder = out === undefined ? path.join(dataDir, 'evidence', article.slug) : path.resolve(out)
    const missing: MissingPicture[] = []
    const files = await writePack(
      folder,
      evidencePack({
        payload,
        article,
        anchors: (await readAnchors(dataDir)).anchors,
        siteUrl,
        dataDir,
        now: new Date(),
        missing: (picture) => missing.push(picture),
      }),
    )
    console.log(
      `${files} files about “${onScreen(article.headline)}” are in ${folder}. README.txt says ` +
        'what they are and how to check them.',
    )
    if (missing.length === 0) return 0
    console.error(incomplete(missing, dataDir))
    return 1
  })
})

function incomplete(missing: readonly MissingPicture[], dataDir: string): string {
  const files = [...new Set(missing.map(({ file }) => file))]
  return (
    `The pack is incomplete: ${files.length === 1 ? 'a picture that its editions show is' : `${files.length} pictures that its editions show are`} ` +
    `not in ${path.join(dataDir, 'media')}: ${files.join(', ')}. Put back what is missing ` +
    'from a backup, and export again into another folder.'
  )
}

function readArguments(): { slugOrId: string; out: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { out: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.length !== 1) throw new Error(USAGE)
    return { slugOrId: positionals[0]!, out: values.out }
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
}
