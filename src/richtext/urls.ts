// Which addresses a text may link to: an allow-list of schemes, judged on the parsed address. Another scheme
// is a fault of shape; an address that is not whole yet is one of content.

import { badContent, badShape, type Fault } from './faults.ts'
import { MAX_URL_LENGTH } from './limits.ts'

/** An address that may be linked, in its canonical form, or why it may not. */
export type UrlVerdict = { ok: true; href: string } | { ok: false; fault: Fault }

const LINK_SCHEMES = ['https:', 'http:', 'mailto:']
const PAGE_SCHEMES = ['https:', 'http:']

/**
 * Judges the address of a link in a text: http, https or mailto without a hidden user name, or a path on this
 * site.
 */
export function checkLinkUrl(url: unknown): UrlVerdict {
  return sitePath(url) ?? checkUrl(url, LINK_SCHEMES)
}

/** Judges the address of a page (a source, a link card): http or https. */
export function checkPageUrl(url: unknown): UrlVerdict {
  return checkUrl(url, PAGE_SCHEMES)
}

/**
 * A browser drops tabs and newlines inside a scheme (`java\tscript:`), so no address may hold a space or a
 * control character; an entity (`java&#115;cript:`) is no scheme at all once it is parsed as an address.
 */
function checkUrl(url: unknown, schemes: readonly string[]): UrlVerdict {
  if (typeof url !== 'string') return refuse(badShape('has an address that is not text'))
  if (url === '') return refuse(badContent('has no address'))
  const scheme = schemeOf(url)
  if (scheme !== null && !schemes.includes(scheme)) {
    const what = `has the address ${quote(url)}, which begins with ${scheme.slice(0, 40)}; use ${listed(schemes)}`
    return refuse(LINK_SCHEMES.includes(scheme) ? badContent(what) : badShape(what))
  }
  if (url.length > MAX_URL_LENGTH)
    return refuse(badContent(`has an address longer than ${MAX_URL_LENGTH} characters`))
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(url))
    return refuse(
      badContent(`has a space, a backslash or an invisible character in its address ${quote(url)}`),
    )
  const parsed = parse(url)
  if (!parsed || !schemes.includes(parsed.protocol))
    return refuse(
      badContent(
        `has the address ${quote(url)}, which is not a full one; begin it with https:// or, for ` +
          'a page of this site, with one /',
      ),
    )
  if (parsed.username !== '' || parsed.password !== '')
    return refuse(badContent(`has the address ${quote(url)}, whose user name hides the real site`))
  return { ok: true, href: parsed.href }
}

/**
 * The scheme that any browser could read in an address, spaces and invisible characters dropped as it would
 * drop them; null where there is none. A host with its port (`example.com:8080`) has none.
 */
function schemeOf(url: string): string | null {
  const read = url.slice(0, 2 * MAX_URL_LENGTH).replace(/[\s\p{Cc}\p{Cf}]/gu, '')
  if (/^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+):\d/i.test(read)) return null
  return /^[a-z][a-z0-9+.-]*:/i.exec(read)?.[0].toLowerCase() ?? null
}

/**
 * The parsed address; null for one without a host or a mailbox, and for `https:host`, which only a browser
 * would mend.
 */
function parse(url: string): URL | null {
  try {
    const parsed = new URL(url)
    if (parsed.protocol === 'mailto:') return parsed.pathname === '' ? null : parsed
    if (parsed.protocol === 'https:' || parsed.protocol === 'http:')
      return /^https?:\/\//i.test(url) ? parsed : null
    return parsed
  } catch {
    return null
  }
}

/**
 * A path on this site in canonical form. `/.//evil.example` and `/\\evil.example` would lead elsewhere and
 * are none.
 */
function sitePath(url: unknown): UrlVerdict | null {
  if (
    typeof url !== 'string' ||
    url.length > MAX_URL_LENGTH ||
    !/^\/(?![/\\])[^\s\p{Cc}\p{Cf}\\]*$/u.test(url)
  )
    return null
  const parsed = new URL(url, 'https://site.invalid')
  const href = parsed.pathname + parsed.search + parsed.hash
  return parsed.host === 'site.invalid' && !href.startsWith('//') ? { ok: true, href } : null
}

function refuse(fault: Fault): UrlVerdict {
  return { ok: false, fault }
}

function quote(url: string): string {
  return `“${url.slice(0, 60)}${url.length > 60 ? '…' : ''}”`
}

function listed(schemes: readonly string[]): string {
  const names = schemes.map((scheme) => scheme.slice(0, -1))
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
