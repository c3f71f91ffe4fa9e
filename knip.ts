// What knip takes as the beginnings of the project: a file, an export or a package that none of them reaches
// is dead.

import { relative } from 'node:path'
import type { KnipConfig } from 'knip'
import { SERVER_ENTRIES } from './scripts/lib/bundle.mjs'
import { ROOT } from './scripts/lib/root.mjs'
import { SITE_ENTRIES } from './scripts/lib/siteBundle.mjs'

const config: KnipConfig = {
  entry: [
    // The panel's parts are strings in the config ('/src/admin/…#Name'); Payload writes them down here as
    // imports.
    'src/app/(payload)/admin/importMap.js',
    ...Object.values({ ...SERVER_ENTRIES, ...SITE_ENTRIES }).map((file) => relative(ROOT, file)),
    'scripts/*.mjs',
    // Run as processes of their own.
    'scripts/bench/{bare.mjs,delay.mjs,loopDelay.mjs,newsroom/generate.ts}',
    'tests/**/fixture/{writer,otherDesk,clock,recorder,starter}.ts',
    // Run by hand, at the commit whose newsroom they keep.
    'tests/upgrade/make/{*.make,vitest.config}.ts',
  ],
  project: ['**/*.{ts,tsx,mjs,js,css}'],
  // A package of its own, which scripts/apiClients.mjs installs.
  ignore: ['tests/api/clients/**'],
  compilers: { css: importsOf },
  // The plugin runs payload.config.ts, which on Node 20 never ends: Lexical's entry for plain Node waits for
  // itself.
  payload: false,
  // Run by scripts/lib/testRun.mjs.
  ignoreDependencies: ['oxfmt', 'oxlint'],
  // Of the system, for tests that say so when they are missing.
  ignoreBinaries: ['redis-server', 'sha256sum'],
}

/** What a style sheet loads, as a script would: other sheets, and fonts from packages. */
function importsOf(css: string): string {
  return [...css.matchAll(/@import '([^']+)'|url\('(@[^']+)'\)/g)]
    .map(([, sheet, font]) => `import '${sheet ?? font}'`)
    .join('\n')
}

export default config
