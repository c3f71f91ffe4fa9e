// The id behind a reference, whether Payload gives it bare or populated.

/** The id; the empty string, which no document has, where there is none. */
export function idOf(reference: string | { id: string } | null | undefined): string {
  return typeof reference === 'object' && reference !== null ? reference.id : String(reference ?? '')
}
