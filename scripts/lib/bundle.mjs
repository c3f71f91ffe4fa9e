// Bundles the TypeScript that runs outside Next: the server process and the console commands.

import { NODE_TARGET } from './node.mjs'
import { inRoot, ROOT } from './root.mjs'

/** What a build holds beside Next's part, by the name of its file. */
export const SERVER_ENTRIES = {
  server: inRoot('src/server/main.ts'),
  createAdmin: inRoot('src/server/console/createAdmin.ts'),
  auditVerify: inRoot('src/server/console/auditVerify.ts'),
  auditAccept: inRoot('src/server/console/auditAccept.ts'),
  backup: inRoot('src/server/console/runBackup.ts'),
  auditExport: inRoot('src/server/console/auditExport.ts'),
}

/**
 * Writes server.mjs and one file for each console command into `folder`; packages stay in the node_modules
 * above it.
 */
export async function bundleServer(folder) {
  await bundleForNode({
    entryPoints: SERVER_ENTRIES,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
  })
}

/** Bundles this project's TypeScript for Node. `what` says which files, and where to, as esbuild takes it. */
export async function bundleForNode(what) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: NODE_TARGET,
    logLevel: 'warning',
    plugins: [externalPackages],
    ...what,
  })
}

/** `#…` is this project's own and is bundled; every other bare name is a package. */
const externalPackages = {
  name: 'external-packages',
  setup(build) {
    build.onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? null : { path, external: true },
    )
  },
}
