// npm run api:clients: reads the description of the API with the tools that others read it with: two linters,
// and two generators whose clients are compiled strictly. Not part of `npm test`, since it installs 370 MB of
// tools; run it after a change to a call.

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { bundleForNode } from './lib/bundle.mjs'
import { inRoot, ROOT } from './lib/root.mjs'

const FOLDER = inRoot('tests/api/clients')
const MADE = `${FOLDER}/made`

rmSync(MADE, { recursive: true, force: true })
mkdirSync(MADE)
writeFileSync(`${MADE}/openapi.json`, await description())

tool('npm', 'install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error')
installed('redocly', 'lint', '--extends=recommended', 'made/openapi.json')
installed('spectral', 'lint', '--ruleset=spectral.yaml', '--fail-severity=hint', 'made/openapi.json')
installed('openapi-typescript', 'made/openapi.json', '--output', 'made/schema.d.ts')
// orval needs Node 22.18, which is newer than ours: it comes with its own.
tool('node_modules/node/bin/node', 'node_modules/orval/dist/bin/orval.mjs', '--config', 'orval.config.mjs')
installed('tsc', '--project', 'tsconfig.json')
console.log('The description is without a finding, and its clients compile.')

function installed(name, ...args) {
  tool(`node_modules/.bin/${name}`, ...args)
}

/** Runs a program in the folder of the clients; its failure is ours. */
function tool(command, ...args) {
  console.log(`> ${[command, ...args].join(' ')}`)
  execFileSync(command, args, {
    cwd: FOLDER,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  })
}

/** The description as the code makes it, without a database: no call is made that asks one. */
async function description() {
  const outfile = inRoot('dist/description.mjs')
  await bundleForNode({
    stdin: { contents: "export { createApi } from '#src/api/app.ts'", resolveDir: ROOT },
    outfile,
  })
  const { createApi } = await import(pathToFileURL(outfile).href)
  const siteUrl = 'https://assay.example'
  const api = createApi({ payload: {}, siteUrl, corsOrigins: [], now: () => new Date() })
  const answer = await api.fetch(new Request(`${siteUrl}/api/v1/openapi.json`))
  if (!answer.ok) throw new Error(`The description is ${answer.status}.`)
  return answer.text()
}
