// One worker runs many files; each begins as a process of its own would: with the environment as it was and
// the project's modules read anew. What Payload keeps for the whole process is forgotten: configs, GraphQL's
// schema, which tables there are.

import { vi } from 'vitest'

const kept = globalThis as {
  firstEnvironment?: NodeJS.ProcessEnv
  _payload?: Map<string, unknown>
  _payload_graphql?: { graphql: unknown; promise: unknown }
  _payload_doNotCacheClientConfig?: boolean
  _payload_doNotCacheClientSchemaMap?: boolean
  _payload_doNotCacheSchemaMap?: boolean
}

kept.firstEnvironment ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in kept.firstEnvironment)) delete process.env[name]
Object.assign(process.env, kept.firstEnvironment, { PAYLOAD_FORCE_DRIZZLE_PUSH: 'true' })

kept._payload?.clear()
if (kept._payload_graphql) Object.assign(kept._payload_graphql, { graphql: null, promise: null })
kept._payload_doNotCacheClientConfig = true
kept._payload_doNotCacheClientSchemaMap = true
kept._payload_doNotCacheSchemaMap = true

vi.useRealTimers()
vi.unstubAllGlobals()
vi.resetModules()
