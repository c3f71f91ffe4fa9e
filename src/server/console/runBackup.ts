// The console command that copies a newsroom on SQLite into a folder, beside a running server.

import path from 'node:path'
import { parseArgs } from 'node:util'
import { environment } from '#src/environment/index.ts'
import { backUp } from './backUp.ts'
import { onConsole } from './onConsole.ts'

await onConsole(async () => {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false })
  if (positionals.length !== 1) throw new Error('Use: npm run backup -- <new folder>')
  const folder = path.resolve(positionals[0]!)
  const { databaseUrl, dataDir } = environment()
  await backUp({ databaseUrl, dataDir, folder })
  console.log(
    `${folder} holds the database, the anchors, the pictures and the secret. Keep it where ` +
      'this machine cannot write, and nobody else can read.',
  )
  return 0
})
