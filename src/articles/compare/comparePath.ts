// The address at which the desk compares two texts of an article.

/**
 * `from` and `to` name a state: `now`, `readers`, `approved`, `submitted`, `seen`, `v12` for a revision, `e3`
 * for an edition. What is left out is what is usual. `who`: with who wrote each change.
 */
export function comparePath(
  articleId: string,
  { from, to, who }: { from?: string; to?: string; who?: '1' } = {},
): string {
  const query = new URLSearchParams({
    ...(from && { from }),
    ...(to && { to }),
    ...(who && { who }),
  }).toString()
  return `/preview/articles/${articleId}/compare${query && `?${query}`}`
}
