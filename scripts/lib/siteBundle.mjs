// How what the browser loads is made: two style sheets and two small scripts, for browsers of the last two
// years.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const source = join(root, 'src', 'site')

/** What the browser loads of the site, by the name of its file. */
export const SITE_ENTRIES = {
  styles: join(source, 'styles', 'site.css'),
  pages: join(source, 'styles', 'pages.css'),
  site: join(source, 'browser', 'site.ts'),
  preview: join(source, 'browser', 'preview.ts'),
}

/**
 * Options for esbuild, which whoever builds completes with where the files go and how they are called.
 * @type {import('esbuild').BuildOptions}
 */
export const bundleOptions = {
  absWorkingDir: root,
  entryPoints: SITE_ENTRIES,
  outdir: join(root, 'dist', 'dev', 'assets'),
  publicPath: '/assets',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome123', 'firefox121', 'safari17.5'],
  loader: { '.woff2': 'file' },
  logLevel: 'warning',
}
