// One gate for a file in a process, however many adapters open it.

import { processWide } from '#src/process/processWide.ts'
import { createWriteGate, type GateOptions, type WriteGate } from './gate.ts'

const gates = processWide('database.gates', () => new Map<string, WriteGate>())

/** The gate of this database URL. The first caller's options hold. */
export const gateOf = (databaseUrl: string, options: GateOptions): WriteGate => {
  const gate = gates.get(databaseUrl) ?? createWriteGate(options)
  gates.set(databaseUrl, gate)
  return gate
}
