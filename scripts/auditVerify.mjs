// npm run audit:verify: walks the record, compares it with what is shown, and names the first broken link;
// ends with 0 or 1.

import { runOnConsole } from './lib/console.mjs'

await runOnConsole('auditVerify')
