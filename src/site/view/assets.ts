// The hashed files that `scripts/assets.mjs` made, by the names the pages use.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  styles: z.string(),
  pageStyles: z.string(),
  site: z.string(),
  preview: z.string(),
  icon: z.string(),
  card: z.string(),
  textFont: z.string(),
  interfaceFont: z.string(),
})

/**
 * Addresses on this site of the two style sheets, the two scripts, the icon, the social card and the
 * preloaded fonts.
 */
export type Assets = z.infer<typeof schema>

/**
 * Reads the manifest in the folder of the assets, which the process names (src/server/buildFolder.ts).
 * @throws Error with what to run, when the assets were never built.
 */
export function readAssets(folder: string = process.env.ASSAY_ASSETS ?? ''): Assets {
  const path = join(folder, 'manifest.json')
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Error(`The site's styles and scripts are not built (${path}): run npm start.`, { cause: error })
  }
}
