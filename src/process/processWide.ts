// One of each in a process. Next loads a module once for each of its bundles, and the server loads it again
// beside them: a queue or a table that all of them share must be the same for all.

/**
 * The value of this name, made by whoever asks first. The name says where it belongs: `record.turns`. Every
 * bundle that asks is of one build, so the type is the same wherever the name is.
 */
export function processWide<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`assay.${name}`)
  const shared = globalThis as Record<symbol, unknown>
  if (!(key in shared)) shared[key] = make()
  return shared[key] as Value
}
