// What an API key opens: its scopes, and until when.

import type { Integration } from '#payload-types'

/** Everything that is public, over Payload's own API. */
export const READ = 'read'

/** The scopes that an admin can give. */
const SCOPES: readonly string[] = [READ]

/** The scopes of a key; one from before there were scopes reads. */
export function scopesOf({ scopes }: Pick<Integration, 'scopes'>): readonly string[] {
  return scopes && scopes.length > 0 ? scopes : [READ]
}

/** Whether an admin has switched the key off. One from before there was a switch is on. */
export function isOff({ enableAPIKey }: Pick<Integration, 'enableAPIKey'>): boolean {
  return enableAPIKey === false
}

/** Whether a key has come to its end. A key without one has none. */
export function isExpired({ expiresAt }: Pick<Integration, 'expiresAt'>, now: Date): boolean {
  return typeof expiresAt === 'string' && Date.parse(expiresAt) <= now.getTime()
}

/** What is wrong with a list of scopes, as a sentence for the admin who gives them; or null. */
export function scopesProblem(scopes: unknown): string | null {
  if (!Array.isArray(scopes) || scopes.length === 0)
    return `Give the key a scope, such as “${READ}”; to close it, switch it off or let it expire.`
  const unknown: unknown = scopes.find((scope) => !SCOPES.includes(scope as string))
  return unknown === undefined
    ? null
    : `There is no scope “${String(unknown).slice(0, 40)}”. Give ${SCOPES.map((scope) => `“${scope}”`).join(' or ')}.`
}

/** Characters of a key that somebody types; the panel makes keys of 36. */
const SHORTEST_KEY = 32

/** What is wrong with a new key, as a sentence for the admin who gives it; or null. */
export function keyProblem(key: unknown): string | null {
  if (key === undefined || key === null || key === '') return null
  return typeof key === 'string' && key.length >= SHORTEST_KEY && /^[!-~]+$/.test(key)
    ? null
    : `Send an API key of at least ${SHORTEST_KEY} letters, digits and signs, or let the panel make one.`
}
