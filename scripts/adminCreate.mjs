// npm run admin:create -- --email you@example.com --name "Your Name": makes an administrator, also the first
// one.

import { runOnConsole } from './lib/console.mjs'

await runOnConsole('createAdmin')
