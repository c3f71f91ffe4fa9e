// One worker runs many files; each begins as a process of its own would: with the environment as it was and the project's modules read anew.

import { vi } from 'vitest'

const kept = globalThis as { firstEnvironment?: NodeJS.ProcessEnv; _payload?: Map<string, unknown> }

kept.firstEnvironment ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in kept.firstEnvironment)) delete process.env[name]
Object.assign(process.env, kept.firstEnvironment)
process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true' // Payload makes the tables of one schema once a process
kept._payload?.clear()
vi.useRealTimers()
vi.unstubAllGlobals()
vi.resetModules()
