// One gate for a file in a process, however many adapters open it.

import { createWriteGate, type GateOptions, type WriteGate } from './gate.ts'

/** Kept on the process: Next may load this module more than once, in bundles that write to the same file. */
const KEY = Symbol.for('assay.database.gates')
const shared = globalThis as { [KEY]?: Map<string, WriteGate> }

/** The gate of this database URL. The first caller's options hold. */
export const gateOf = (databaseUrl: string, options: GateOptions): WriteGate => {
  const gates = (shared[KEY] ??= new Map())
  const gate = gates.get(databaseUrl) ?? createWriteGate(options)
  gates.set(databaseUrl, gate)
  return gate
}
