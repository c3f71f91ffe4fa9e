// Security headers for every answer. They are filled in last, so that a route's own stricter ones stand.
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Site = { isSecure: boolean; dev: boolean }

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'SAMEORIGIN', // the desk's live preview frames our own pages
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

/** For documents that nobody meant to be pages. */
const BARE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** The headers for a path, by name. */
export function securityHeaders(path: string, { isSecure, dev }: Site): Record<string, string> {
  const headers: Record<string, string> = { ...EVERYWHERE }
  if (isSecure) headers['Strict-Transport-Security'] = 'max-age=31536000'
  if (isUnder(path, '/admin')) {
    headers['Content-Security-Policy'] = adminPolicy(dev)
    headers['Cache-Control'] = 'no-store'
  }
  // Uploads and JSON: never a document of ours, whatever bytes somebody managed to store.
  if (isUnder(path, '/api')) headers['Content-Security-Policy'] = "default-src 'none'; frame-ancestors 'none'; sandbox"
  return headers
}

/** Sets the headers that are still missing at the moment the answer's head is written. */
export function fillHeaders(res: ServerResponse, path: string, site: Site): void {
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse
  res.writeHead = ((status: number, ...rest: [(string | OutgoingHttpHeaders | OutgoingHttpHeader[])?, (OutgoingHttpHeaders | OutgoingHttpHeader[])?]) => {
    for (const [name, value] of Object.entries(securityHeaders(path, site))) {
      if (!res.hasHeader(name)) res.setHeader(name, value)
    }
    if (!isUnder(path, '/admin')) forgetNext(res)
    // A staff picture without a word on keeping would be kept by a browser's guess.
    if (isUnder(path, '/api') && !res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-cache')
    if (isBareDocument(res)) res.setHeader('Content-Security-Policy', BARE_POLICY)
    return writeHead(status, ...rest)
  }) as typeof res.writeHead
}

/** A page that is neither the site's nor the panel's, such as Next's own “not found”: it may show itself and do nothing. */
function isBareDocument(res: ServerResponse): boolean {
  return !res.hasHeader('Content-Security-Policy') && /^text\/html/i.test(String(res.getHeader('Content-Type') ?? ''))
}

/** What only Next's router in the panel reads, and what tells others that there is Next. */
function forgetNext(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) if (/^x-(?:nextjs-|powered-by$)/i.test(name)) res.removeHeader(name)
  forgetRouterVary(res)
}

/** Next lets every answer vary by the headers of its router, which only the panel uses: shared caches would keep copies for nothing. */
function forgetRouterVary(res: ServerResponse): void {
  const vary = res.getHeader('Vary')
  if (vary === undefined) return
  const kept = [vary].flat().join(',').split(',').map((name) => name.trim()).filter((name) => name && !/^(?:rsc|next-)/i.test(name))
  if (kept.length > 0) res.setHeader('Vary', [...new Set(kept)].join(', '))
  else res.removeHeader('Vary')
}

/** Next's flight data and Payload's theme script are inline; everything else comes from here. */
function adminPolicy(dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "object-src 'none'",
  ].join('; ')
}

function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
