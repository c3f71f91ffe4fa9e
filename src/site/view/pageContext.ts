// What every page is told besides its own subject: the site, its sections, the reader, the address.

import type { Section } from '#src/public/sections.ts'
import type { SiteSettings } from '#src/public/settings.ts'
import type { ReaderView } from '#src/readers/index.ts'
import type { Assets } from './assets.ts'
import type { View } from './view.ts'

/** The surroundings of one page. `path` is the path asked for, without its query. */
export type PageContext = {
  settings: SiteSettings
  sections: { commodities: readonly Section[]; topics: readonly Section[] }
  /** Null on every public view, whoever asks. */
  reader: ReaderView | null
  view: View
  path: string
  /** Where whoever logs in from here goes on: this page where it is one to read, else the one before. */
  back: string
  siteUrl: string
  assets: Assets
  now: Date
}

/** An address on this site as other sites must write it. */
export function absolute(context: Pick<PageContext, 'siteUrl'>, path: string): string {
  return /^https?:\/\//.test(path) ? path : context.siteUrl + path
}
