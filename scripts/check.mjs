// npm run check: format, lint, unused code, types and unit tests; what a change should pass before it is
// committed.

import { checkNode } from './lib/node.mjs'
import { ROOT } from './lib/root.mjs'
import { beginTestRun } from './lib/testRun.mjs'

process.chdir(ROOT)
checkNode()
const testRun = beginTestRun(process.env)
await testRun.quickSteps()
process.exitCode = testRun.end()
