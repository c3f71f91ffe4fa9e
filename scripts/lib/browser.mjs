// A browser for the tests: the system's Chromium, else Debian's package when we may install it, else
// playwright's own.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withProgress } from './progress.mjs'
import { inRoot, LOGS } from './root.mjs'
import { run } from './run.mjs'

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Makes sure that playwright.config.ts finds a Chromium. Resolves to which. */
export async function ensureBrowser() {
  const found = [process.env.CHROMIUM_PATH, ...KNOWN].find((path) => path && existsSync(path))
  if (found) return found
  if (isDebian() && process.getuid?.() === 0)
    return withProgress('Installing Chromium from Debian', installFromDebian)
  await withProgress('Installing playwright’s Chromium', () =>
    run(process.execPath, [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], {
      log: join(LOGS, 'browser.log'),
    }),
  )
  return 'playwright’s Chromium'
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { log: join(LOGS, 'apt-update.log'), env })
  await run(
    'apt-get',
    ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', 'chromium'],
    { log: join(LOGS, 'apt-install.log'), env },
  )
  return KNOWN[0]
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
