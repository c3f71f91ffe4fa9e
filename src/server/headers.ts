// Security headers for every answer. They are filled in last, so that a route's own stricter ones stand.

import { randomBytes } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

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
    headers['Content-Security-Policy'] = adminPolicy({ dev })
    headers['Cache-Control'] = 'no-store'
  }
  // Uploads and JSON: never a document of ours, whatever bytes somebody managed to store.
  if (isUnder(path, '/api'))
    headers['Content-Security-Policy'] = "default-src 'none'; frame-ancestors 'none'; sandbox"
  return headers
}

/** Sets the headers that are still missing at the moment the answer's head is written. */
export function fillHeaders(res: ServerResponse, path: string, site: Site): void {
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse
  res.writeHead = ((
    status: number,
    ...rest: [
      (string | OutgoingHttpHeaders | OutgoingHttpHeader[])?,
      (OutgoingHttpHeaders | OutgoingHttpHeader[])?,
    ]
  ) => {
    for (const [name, value] of Object.entries(securityHeaders(path, site))) {
      if (!res.hasHeader(name)) res.setHeader(name, value)
    }
    if (!isUnder(path, '/admin')) forgetNext(res)
    // A staff picture without a word on keeping would be kept by a browser's guess.
    if (isUnder(path, '/api') && !res.hasHeader('Cache-Control'))
      res.setHeader('Cache-Control', 'private, no-cache')
    if (isBareDocument(res)) res.setHeader('Content-Security-Policy', BARE_POLICY)
    return writeHead(status, ...rest)
  }) as typeof res.writeHead
}

/**
 * A page that is neither the site's nor the panel's, such as Next's own “not found”: it may show itself and
 * do nothing.
 */
function isBareDocument(res: ServerResponse): boolean {
  return (
    !res.hasHeader('Content-Security-Policy') &&
    /^text\/html/i.test(String(res.getHeader('Content-Type') ?? ''))
  )
}

/** What only Next's router in the panel reads, and what tells others that there is Next. */
function forgetNext(res: ServerResponse): void {
  for (const name of res.getHeaderNames())
    if (/^x-(?:nextjs-|powered-by$)/i.test(name)) res.removeHeader(name)
  forgetRouterVary(res)
}

/**
 * Gives the panel's scripts a nonce of this answer alone: Next reads it from the policy in the request and
 * writes it on each script of its own. Elsewhere nobody may tell Next of a policy.
 */
export function allowPanelScripts(
  req: IncomingMessage,
  res: ServerResponse,
  { path, dev }: { path: string; dev: boolean },
): void {
  delete req.headers['content-security-policy']
  delete req.headers['content-security-policy-report-only']
  if (!isUnder(path, '/admin')) return
  const policy = adminPolicy({ dev, nonce: randomBytes(16).toString('base64') })
  req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', policy)
}

/**
 * Next lets every answer vary by the headers of its router, which only the panel uses: shared caches would
 * keep copies for nothing.
 */
function forgetRouterVary(res: ServerResponse): void {
  const vary = res.getHeader('Vary')
  if (vary === undefined) return
  const kept = [vary]
    .flat()
    .join(',')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !/^(?:rsc|next-)/i.test(name))
  if (kept.length > 0) res.setHeader('Vary', [...new Set(kept)].join(', '))
  else res.removeHeader('Vary')
}

/**
 * Next's scripts carry a nonce; the editor's and the fields' styles are made in the browser, and have none.
 */
function adminPolicy({ dev, nonce }: { dev: boolean; nonce?: string }): string {
  return [
    "default-src 'self'",
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}${dev ? " 'unsafe-eval'" : ''}`,
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
