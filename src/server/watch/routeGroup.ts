// The few groups that addresses are counted and logged in: a path says who reads what, and belongs in
// neither.

export const ROUTE_GROUPS = ['page', 'feed', 'api', 'staff', 'asset', 'health', 'other'] as const

export type RouteGroup = (typeof ROUTE_GROUPS)[number]

const FEED = /(?:^\/feed|\/feed|\.xml)(?:\/|$)/
const STAFF = /^\/(?:admin|api|_next)(?:\/|$)/
const ASSET = /^\/(?:assets\/|_next\/static\/|api\/media\/file\/|favicon\.ico$)/

/** The group of a request's address; `other` for what is no address of a site. */
export function routeGroup(url = '/'): RouteGroup {
  if (!url.startsWith('/')) return 'other'
  const path = pathOf(url)
  if (path.startsWith('/articles/') && !path.endsWith('.xml')) return 'page'
  if (path === '/api/v1' || path.startsWith('/api/v1/')) return 'api'
  if (ASSET.test(path)) return 'asset'
  if (STAFF.test(path)) return 'staff'
  if (path.startsWith('/health/') || path === '/metrics') return 'health'
  return FEED.test(path) ? 'feed' : 'page'
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
