// The console command that writes everything known of one article into a folder that can be checked without us.

import path from 'node:path'
import { parseArgs } from 'node:util'
import { environment } from '#src/environment/index.ts'
import { onConsole, withNewsroom } from './onConsole.ts'

const USAGE = 'Use: npm run audit:export -- <slug or id of an article> [--out folder]'

await onConsole(async () => {
  const { slugOrId, out } = readArguments()
  return withNewsroom(async (payload) => {
    const [{ readAnchors }, { evidencePack }, { findArticle }, { writePack }] = await Promise.all([
      import('#src/record/anchors.ts'),
      import('#src/record/pack/evidencePack.ts'),
      import('#src/record/pack/findArticle.ts'),
      import('#src/record/pack/writePack.ts'),
    ])
    const { siteUrl, dataDir } = environment()
    const article = await findArticle(payload, slugOrId)
    const folder = path.resolve(out ?? `evidence-${article.slug}`)
    const files = await writePack(
      folder,
      evidencePack({
        payload,
        article,
        anchors: await readAnchors(dataDir),
        siteUrl,
        dataDir,
        now: new Date(),
      }),
    )
    console.log(
      `${files} files about “${article.headline}” are in ${folder}. README.txt says what they are and how to check them.`,
    )
    return 0
  })
})

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
