// npm run audit:accept -- "why": accepts a database that holds less than was written down of it, and records
// the reason.

import { runOnConsole } from './lib/console.mjs'

await runOnConsole('auditAccept')
