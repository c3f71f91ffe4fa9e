// How a mail leaves Assay: over SMTP when there is a server, else as an .eml file that any mail program
// opens.

import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Environment } from '#src/environment/index.ts'
import type { MailTransport, OutgoingMail } from './messages/types.ts'

type Carrier = Pick<Environment, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'siteUrl'>

/** Milliseconds; together well under the lease, so that a hanging server cannot make a mail go out twice. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
}

/** The SMTP server of `SMTP_URL`, or the folder `DATA_DIR/mail`. */
export function mailTransport(env: Carrier): MailTransport {
  return env.smtpUrl ? smtpTransport(env.smtpUrl, env) : folderTransport(join(env.dataDir, 'mail'), env)
}

function smtpTransport(url: string, env: Carrier): MailTransport {
  const transporter = createTransport({ url, ...TIMEOUTS })
  return {
    send: async (mail) => {
      await transporter.sendMail(message(mail, env))
    },
    close: () => transporter.close(),
  }
}

function folderTransport(folder: string, env: Carrier): MailTransport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    send: async (mail) => {
      const { message: bytes } = await composer.sendMail(message(mail, env))
      await mkdir(folder, { recursive: true })
      const file = join(folder, fileName(mail))
      // Written beside, then renamed: whoever watches the folder never reads half a mail. It may hold a reset
      // link.
      await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    close: () => composer.close(),
  }
}

function message(mail: OutgoingMail, env: Carrier) {
  return {
    from: env.mailFrom,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.sentAt,
    messageId: `<${mail.id}@${new URL(env.siteUrl).hostname}>`,
    // RFC 3834: so that an out-of-office reply does not answer a machine.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Assay-Kind': mail.kind },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/**
 * `20260314T090000000Z_verify-email_ada-at-example.com_1f2e3d4c.eml`: sorts by time, safe on every file
 * system.
 */
function fileName({ sentAt, kind, to, id }: OutgoingMail): string {
  const parts = [sentAt.toISOString().replace(/[-:.]/g, ''), kind, to.replace('@', '-at-'), id.slice(-8)]
  return `${parts.map((part) => part.replace(/[^\w.-]+/g, '-').slice(0, 60)).join('_')}.eml`
}
