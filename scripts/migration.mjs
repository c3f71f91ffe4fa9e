// npm run migration -- <name>: after a change to a collection, writes the SQLite migration (none when no
// table changes) and payload-types.ts.

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './lib/root.mjs'

const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error(
    'Name the migration in lower-case letters, digits and hyphens: npm run migration -- add-embargo',
  )
  process.exit(1)
}
payload('migrate:create', name, '--skip-empty')
typesAsTypes()
payload('generate:types')
payload('generate:importmap')

/** Payload imports its types as values, which a compiler that strips types cannot know. */
function typesAsTypes() {
  const folder = inRoot('src', 'database', 'migrations')
  for (const file of readdirSync(folder).filter((entry) => /^\d.*\.ts$/.test(entry))) {
    const path = inRoot('src', 'database', 'migrations', file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace(
        'import { MigrateUpArgs, MigrateDownArgs, sql }',
        'import { type MigrateUpArgs, type MigrateDownArgs, sql }',
      ),
    )
  }
}

/**
 * The condition spares Node 20 the development entries of Lexical, two of which wait for each other for ever.
 */
function payload(...args) {
  const { status } = spawnSync('npx', ['payload', ...args], {
    cwd: inRoot(),
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '--conditions=production' },
  })
  if (status) process.exit(status)
}
