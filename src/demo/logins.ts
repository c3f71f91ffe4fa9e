// The demo's logins, kept in a file so that they can be printed at every start.

import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

export type DemoLogin = { realm: 'staff' | 'reader'; role: string; email: string; password: string }

const WORDS = [
  'amber',
  'basalt',
  'cobalt',
  'delta',
  'ember',
  'furnace',
  'garnet',
  'harbour',
  'ingot',
  'jasper',
  'kiln',
  'ledger',
  'marble',
  'nickel',
  'onyx',
  'pewter',
  'quartz',
  'river',
  'silver',
  'tundra',
  'umber',
  'vessel',
  'willow',
  'zircon',
]

/**
 * A password that can be typed from the screen: four words and a number, about 31 bits; for a loopback
 * try-out only.
 */
export function demoPassword(): string {
  const words = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]!)
  return `${words.join('-')}-${randomInt(1000, 10_000)}`
}

/** Writes `demo-logins.json`, readable by its owner alone. */
export async function keepLogins(dataDir: string, logins: DemoLogin[]): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  await writeFile(path.join(dataDir, 'demo-logins.json'), `${JSON.stringify(logins, null, 2)}\n`, {
    mode: 0o600,
  })
}
