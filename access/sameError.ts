// Tells our named errors by their code. Next may load a module more than once, in bundles that share one
// Payload: an error thrown by a hook in one of them is then no `instanceof` the class of another. Classes put
// this into their `Symbol.hasInstance`.

/** The code that an error of ours carries in `data.code`, or null for any other value. */
export function codeOfError(value: unknown): string | null {
  if (!(value instanceof Error) || !('data' in value)) return null
  const { data } = value
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? data.code
    : null
}

/** What Payload lets people see of an error, or null for an error that is nobody's business. */
export function publicError(
  value: unknown,
): { status: number; name: string; message: string; data: unknown } | null {
  if (!(value instanceof Error) || !('isPublic' in value) || value.isPublic !== true) return null
  if (!('status' in value) || typeof value.status !== 'number') return null
  return {
    status: value.status,
    name: value.name,
    message: value.message,
    data: 'data' in value ? value.data : null,
  }
}
