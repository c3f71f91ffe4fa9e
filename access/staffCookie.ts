// The cookie that holds a session of staff: its name, and which of several of that name counts.

type Site = { isSecure: boolean }

/**
 * Payload's `cookiePrefix`. `__Host-` binds the cookie to this very host over https, so that no sister domain
 * can set it.
 */
export function staffCookiePrefix({ isSecure }: Site): string {
  return isSecure ? '__Host-assay' : 'assay'
}

/** The name that Payload makes of the prefix. */
export function staffCookieName(site: Site): string {
  return `${staffCookiePrefix(site)}-token`
}

/** The value of the first cookie of exactly this name in a `Cookie` header; null when there is none. */
export function cookieValue(header: string, name: string): string | null {
  const pair = header.split(';').find((candidate) => nameOf(candidate) === name)
  return pair === undefined ? null : blanksOff(pair.slice(pair.indexOf('=') + 1))
}

/**
 * A `Cookie` header in which the first cookie of exactly this name stands alone, without those that hold a
 * token of somebody who is no staff. Payload takes any account's token from it. It takes the last of several,
 * and takes blanks of every alphabet off their names: so a sister domain could put its own over ours, past
 * `__Host-` too.
 */
export function withOneCookie(header: string, name: string): string {
  let isFirst = true
  const kept = header.split(';').filter((pair) => {
    if (keyOf(pair).trim() !== name) return true
    const isOurs =
      isFirst && nameOf(pair) === name && !isOfOthers(blanksOff(pair.slice(pair.indexOf('=') + 1)))
    if (isOurs) isFirst = false
    return isOurs
  })
  return blanksOff(kept.join(';'))
}

/**
 * Whether a token says that it is of another collection than staff's; whether it is true is looked at later.
 */
function isOfOthers(token: string): boolean {
  try {
    const claims = Buffer.from(decodeURIComponent(token).split('.')[1] ?? '', 'base64url').toString()
    const { collection } = JSON.parse(claims) as { collection?: unknown }
    return collection !== 'staff'
  } catch {
    return false
  }
}

/** The name as a browser means it: only a space or a tab may stand around it (RFC 6265, section 5.2). */
function nameOf(pair: string): string {
  return blanksOff(keyOf(pair))
}

function keyOf(pair: string): string {
  return pair.split('=', 1)[0]!
}

function blanksOff(text: string): string {
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t'
  let [start, end] = [0, text.length]
  while (start < end && isBlank(start)) start += 1
  while (end > start && isBlank(end - 1)) end -= 1
  return text.slice(start, end)
}
