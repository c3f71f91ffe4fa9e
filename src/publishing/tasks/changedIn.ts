// Which parts of a thing differ between two states of it.

/** The names among `fields` whose values differ; nothing, null and an empty text count as the same. */
export function changedIn(
  fields: readonly string[],
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): string[] {
  return fields.filter((name) => said(before?.[name]) !== said(after[name]))
}

function said(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'object' && 'id' in value) return String(value.id)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
