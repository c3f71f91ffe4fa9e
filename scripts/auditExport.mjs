// npm run audit:export -- <slug or id> [--out folder]: writes everything that is known of one article into a
// folder that can be checked: DATA_DIR/evidence/<slug>, or the one that is named.

import { runOnConsole } from './lib/console.mjs'

await runOnConsole('auditExport')
