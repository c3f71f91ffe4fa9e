// npm run backup -- <new folder>: copies a newsroom on SQLite, beside a running server.

import { runOnConsole } from './lib/console.mjs'

await runOnConsole('backup')
