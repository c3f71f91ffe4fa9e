// The tokens in our mails: signed, expiring, for one purpose, and spent by the very change they allow.
//
// Nothing is stored. The signature covers what the act changes (the date of verification, the password's
// hash), so a token dies with its first use, and with any other change of the same thing. After Django's
// PasswordResetTokenGenerator.

import { createHmac, timingSafeEqual } from 'node:crypto'

export type Purpose = 'verify-email' | 'reset-password'

const HOUR_MS = 3_600_000

/** How long each kind of link works, in milliseconds. */
const LIFETIME: Record<Purpose, number> = {
  'verify-email': 7 * 24 * HOUR_MS,
  'reset-password': HOUR_MS,
}

/** What a token is bound to. */
export type Subject = { id: string; email: string; verifiedAt?: string | null; hash?: string | null }

const FORM = /^(?<id>[\w-]{1,64})\.(?<expires>[0-9a-z]{1,12})\.(?<signature>[\w-]{43})$/

/** A token for this reader as they are now. `secret` is Assay’s secret. */
export function signToken({
  secret,
  purpose,
  subject,
  now,
}: {
  secret: string
  purpose: Purpose
  subject: Subject
  now: Date
}): string {
  const expires = (now.getTime() + LIFETIME[purpose]).toString(36)
  return `${subject.id}.${expires}.${signature({ secret, purpose, subject, expires })}`
}

/**
 * The reader a token speaks of; null when it is not of the right form. Says nothing of whether it is genuine.
 */
export function subjectOfToken(token: unknown): string | null {
  return typeof token === 'string' ? (FORM.exec(token)?.groups?.['id'] ?? null) : null
}

/** Whether a token is genuine, for this purpose and this reader as they are now, and not too old. */
export function isValidToken(
  token: string,
  { secret, purpose, subject, now }: { secret: string; purpose: Purpose; subject: Subject; now: Date },
): boolean {
  const parts = FORM.exec(token)?.groups as { id: string; expires: string; signature: string } | undefined
  if (!parts || parts.id !== subject.id) return false
  const expected = Buffer.from(signature({ secret, purpose, subject, expires: parts.expires }))
  const given = Buffer.from(parts.signature)
  const isGenuine = given.length === expected.length && timingSafeEqual(given, expected)
  return isGenuine && now.getTime() < Number.parseInt(parts.expires, 36)
}

function signature({
  secret,
  purpose,
  subject,
  expires,
}: {
  secret: string
  purpose: Purpose
  subject: Subject
  expires: string
}): string {
  const key = createHmac('sha256', secret).update(`assay readers ${purpose}`).digest()
  return createHmac('sha256', key)
    .update(JSON.stringify([subject.id, expires, ...stateOf(purpose, subject)]))
    .digest('base64url')
}

function stateOf(purpose: Purpose, { email, verifiedAt, hash }: Subject): string[] {
  return purpose === 'verify-email'
    ? [email, verifiedAt ? new Date(verifiedAt).toISOString() : '']
    : [email, hash ?? '']
}
