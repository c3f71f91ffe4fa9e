// Addresses of styles, scripts and fonts for pages in tests: nothing has to be built before a page can be
// read.

import type { Assets } from '#src/site/view/assets.ts'

export const ASSETS: Assets = {
  styles: '/assets/styles.css',
  pageStyles: '/assets/pages.css',
  site: '/assets/site.js',
  preview: '/assets/preview.js',
  icon: '/assets/icon.svg',
  card: '/assets/card.png',
  textFont: '/assets/serif.woff2',
  interfaceFont: '/assets/sans.woff2',
}
