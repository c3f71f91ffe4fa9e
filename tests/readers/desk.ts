// Readers for tests: an account with one call, its mails, and the links in them.

import type { Payload } from 'payload'
import { register, verifyEmail } from '#src/readers/index.ts'

export const PASSWORD = 'seventeen tonnes of oxide'

let count = 0

/** An address nobody else has: every test counts its tries alone. */
export function place(): string {
  count += 1
  return `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`
}

export type TestReader = { id: string; email: string; displayName: string; password: string }

/** A registered reader, verified unless said otherwise. */
export async function aReader(
  payload: Payload,
  name: string,
  { verified = true }: { verified?: boolean } = {},
): Promise<TestReader> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${(count += 1)}@reader.example`
  const now = new Date()
  await register({ payload, displayName: name, email, password: PASSWORD, address: place(), now })
  if (verified)
    await verifyEmail({
      payload,
      token: tokenIn((await lastMail(payload, email))!.text),
      readerId: null,
      password: PASSWORD,
      address: place(),
      now,
    })
  const { docs } = await payload.find({
    collection: 'readers',
    where: { email: { equals: email } },
    overrideAccess: true,
  })
  return { id: docs[0]!.id, email, displayName: name, password: PASSWORD }
}

/** The newest mail to an address, whatever its state. */
export async function lastMail(payload: Payload, to: string) {
  return (await mails(payload, to))[0] ?? null
}

/** The mails to an address, newest first. */
export async function mails(
  payload: Payload,
  to: string,
): Promise<{ kind: string; text: string; html: string; subject: string }[]> {
  const { docs } = await payload.find({
    collection: 'outbox',
    where: { to: { equals: to } },
    sort: ['-createdAt', '-id'],
    pagination: false,
    overrideAccess: true,
  })
  return docs
}

/** Where the link of a mail leads. */
export function linkIn(mail: { text: string } | null): URL {
  return new URL(/https?:\/\/\S+/.exec(mail?.text ?? '')![0])
}

/** The token in the link of a mail. */
export function tokenIn(text: string): string {
  return linkIn({ text }).searchParams.get('token') ?? ''
}
