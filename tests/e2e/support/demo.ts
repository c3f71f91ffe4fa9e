// What a browser test may know of Assay it visits: the demo logins, and the mail that was sent.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { expect } from '@playwright/test'
import { type ParsedMail, simpleParser } from 'mailparser'

export type Login = { realm: 'staff' | 'reader'; role: string; email: string; password: string }

/** The data folder of the server under test. */
function dataDir(): string {
  const folder = process.env.E2E_DATA_DIR
  if (!folder) throw new Error('Set E2E_DATA_DIR to the DATA_DIR of the server under test.')
  return folder
}

/** The demo login of a role, as `npm start` prints it. */
export function loginOf(role: string): Login {
  const logins = JSON.parse(readFileSync(join(dataDir(), 'demo-logins.json'), 'utf8')) as Login[]
  const found = logins.find((login) => login.role === role)
  if (!found) throw new Error(`The demo has no ${role}.`)
  return found
}

/**
 * The newest mail of a kind to an address; waits until it has been sent. `after` is an instant of this
 * machine.
 */
export async function mailTo(
  address: string,
  { kind, after = new Date(0) }: { kind: string; after?: Date },
): Promise<ParsedMail> {
  const find = () => {
    const stamp = after.toISOString().replace(/[-:.]/g, '')
    const marks = [
      `_${kind}_`,
      `_${address
        .replace('@', '-at-')
        .replace(/[^\w.-]+/g, '-')
        .slice(0, 60)}_`,
    ]
    return mailFiles()
      .filter((name) => name >= stamp && marks.every((mark) => name.includes(mark)))
      .at(-1)
  }
  await expect.poll(find, { message: `a mail of kind ${kind} to ${address}`, timeout: 20_000 }).toBeTruthy()
  return simpleParser(readFileSync(join(dataDir(), 'mail', find()!)))
}

/** The first address in a mail's text. */
export function linkIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0]
  if (!link) throw new Error(`There is no link in “${mail.subject}”.`)
  return link
}

function mailFiles(): string[] {
  try {
    return readdirSync(join(dataDir(), 'mail'))
      .filter((name) => name.endsWith('.eml'))
      .sort()
  } catch {
    return [] // no mail yet
  }
}

/** What a moderator who is signed in sees of a comment now, as a decision about it is sent with. */
export async function commentSeen(
  request: APIRequestContext,
  id: string,
  headers: { origin: string },
): Promise<object> {
  const { state, editedAt, moderatedBy } = (await (
    await request.get(`/api/comments/${id}?depth=0`, { headers })
  ).json()) as { state: string; editedAt?: string | null; moderatedBy?: string | null }
  return { state, editedAt: editedAt ?? null, moderatedBy: moderatedBy ?? null }
}
