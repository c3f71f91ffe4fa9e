// What the queue does with its list as comments are chosen and decided, without a screen.

/** Chooses an id, or takes it back. */
export function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

/**
 * Where the focus goes when comments leave the list: the first that stays after the place where the focus
 * was, else the last before it, else null.
 */
export function nextAfter({
  ids,
  leaving,
  at,
}: {
  ids: readonly string[]
  leaving: ReadonlySet<string>
  at: string | null
}): string | null {
  const place = Math.max(0, at === null ? 0 : ids.indexOf(at))
  const after = ids.slice(place).find((id) => !leaving.has(id))
  const before = ids.slice(0, place).findLast((id) => !leaving.has(id))
  return after ?? before ?? null
}

/** The id one step down or up from here; at the ends it stays. */
export function neighbour({
  ids,
  at,
  step,
}: {
  ids: readonly string[]
  at: string | null
  step: 1 | -1
}): string | null {
  if (ids.length === 0) return null
  const place = at === null ? -1 : ids.indexOf(at)
  if (place === -1) return ids[0] ?? null
  return ids[Math.min(ids.length - 1, Math.max(0, place + step))] ?? null
}
