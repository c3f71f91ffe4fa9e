// The address at which the desk compares two texts of an article.

/**
 * `from` and `to` name a state: `now`, `readers`, `approved`, `submitted`, `seen`, `v12` for a revision, `e3`
 * for an edition. What is left out is what is usual.
 */
export function comparePath(articleId: string, { from, to }: { from?: string; to?: string } = {}): string {
  const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) }).toString()
  return `/preview/articles/${articleId}/compare${query && `?${query}`}`
}
