// What the mail tests share: a real SMTP server that can be told to refuse, and a reader of what arrived.

import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Environment } from '#src/environment/index.ts'

export type TestMailServer = {
  url: string
  mails: ParsedMail[]
  /** What to answer from now on: null to take mail. */
  refuseWith: (answer: { code: number; text: string } | null) => void
  close: () => Promise<void>
}

/** A real SMTP server on a free port; it takes every mail until told otherwise. */
export async function mailServer(): Promise<TestMailServer> {
  const mails: ParsedMail[] = []
  let refusal: { code: number; text: string } | null = null
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_, __, callback) =>
      callback(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null),
    onData: (stream, _, callback) => {
      simpleParser(stream, (error, mail) => {
        if (!error) mails.push(mail)
        callback(error)
      })
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuseWith: (answer) => {
      refusal = answer
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

/** Where mail goes in a test. */
export function carrier(
  settings: Partial<Environment>,
): Pick<Environment, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'siteUrl'> {
  return {
    smtpUrl: null,
    mailFrom: 'Assay <desk@assay.example>',
    dataDir: '/nonexistent',
    siteUrl: 'https://assay.example',
    ...settings,
  }
}
