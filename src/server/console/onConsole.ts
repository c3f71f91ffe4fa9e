// What the console commands share: they open the newsroom, do one thing, close it, and end with an exit code.

import type { Payload } from 'payload'
import { environment, keepPrivate } from '#src/environment/index.ts'

/** Ends the process with the code that `command` resolves with; with 1 and one sentence when it fails. */
export async function onConsole(command: () => Promise<number>): Promise<never> {
  try {
    process.exit(await command())
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

/** Opens the newsroom's database for `work`, safe beside a running server. Only errors are logged unless LOG_LEVEL asks for more. */
export async function withNewsroom<T>(work: (payload: Payload) => Promise<T>): Promise<T> {
  Object.assign(process.env, { NODE_ENV: 'production' })
  process.env.LOG_LEVEL ??= 'error'
  const open = keepPrivate(environment()) // a bad setting is said before anything opens
  if (open) console.error(open)
  const [{ getPayload }, { default: config }, { closeDatabase }] = await Promise.all([
    import('payload'),
    import('#config'),
    import('#src/database/index.ts'),
  ])
  const payload = await getPayload({ config })
  try {
    return await work(payload)
  } finally {
    await closeDatabase(payload)
  }
}
