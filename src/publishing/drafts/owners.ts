// Whose text an article is.

/** Who began the article and who is in its byline: their own text. */
export function owners(createdBy: unknown, byline: unknown): string[] {
  const named = Array.isArray(byline)
    ? byline.map((person: unknown) =>
        typeof person === 'object' && person !== null && 'id' in person ? person.id : person,
      )
    : []
  return [...new Set([createdBy, ...named])].filter((id): id is string => typeof id === 'string')
}

/** Whether the ids that are stored are these, in this order. */
export function sameIds(wanted: string[], stored: unknown): boolean {
  return (
    Array.isArray(stored) &&
    stored.length === wanted.length &&
    wanted.every((id, index) => stored[index] === id)
  )
}
