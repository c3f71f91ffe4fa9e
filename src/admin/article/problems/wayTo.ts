// The path of a problem, read as a way through the editor of the text.

/**
 * `indices` lead from node to node; `field` is that of the block at their end, where the path goes on into
 * it.
 */
export function wayTo(path: string): { indices: number[]; field: string | null } {
  const own = /^root((?:\.children\[\d+\])*)/.exec(path)
  const indices = [...(own?.[1] ?? '').matchAll(/\d+/g)].map(Number)
  const field = /^\.fields\.(\w+)/.exec(path.slice(own?.[0].length ?? 0))?.[1] ?? null
  return { indices, field }
}
