// Payload's own mails (a colleague's forgotten password) take the same way as ours: into the outbox, sent by
// the tick.

import type { EmailAdapter, Payload, SendEmailOptions } from 'payload'
import type { Environment } from '#src/environment/index.ts'
import type { Mail } from './messages/types.ts'
import { outboxRow } from './outbox.ts'
import { textOfHtml } from './textOfHtml.ts'

/**
 * The e-mail adapter of payload.config.ts. It answers at once: `forgotPassword` calls it from inside a
 * transaction it does not hand over, and the row is written as soon as that has ended; a mail that cannot be
 * kept is logged.
 */
export function mailAdapter(env: Pick<Environment, 'mailFrom'>): EmailAdapter<void> {
  const { name, address } = sender(env.mailFrom)
  return ({ payload }) => ({
    name: 'assay-outbox',
    defaultFromName: name,
    defaultFromAddress: address,
    sendEmail: (message) => {
      for (const mail of mailsOf(message)) setImmediate(() => void keep(payload, mail))
      return Promise.resolve()
    },
  })
}

async function keep(payload: Payload, mail: Mail): Promise<void> {
  try {
    await payload.create({
      collection: 'outbox',
      data: outboxRow(mail, new Date()),
      depth: 0,
      overrideAccess: true,
    }) // written by Assay itself
  } catch (error) {
    payload.logger.error({ err: error, kind: mail.kind }, 'A mail could not be put in the outbox.')
  }
}

function mailsOf(message: SendEmailOptions): Mail[] {
  const html = typeof message.html === 'string' ? message.html : ''
  const text = typeof message.text === 'string' ? message.text : textOfHtml(html)
  return recipients(message.to).map((to) => ({
    to,
    subject: message.subject ?? '',
    text,
    html,
    kind: 'staff-account',
  }))
}

function recipients(to: SendEmailOptions['to']): string[] {
  if (!to) return []
  if (Array.isArray(to)) return to.flatMap((one) => recipients(one))
  const address = typeof to === 'string' ? to : to.address
  return address ? [address] : []
}

function sender(mailFrom: string): { name: string; address: string } {
  const parts = /^(.*?)\s*<(.+)>$/.exec(mailFrom)
  return { name: parts?.[1] || 'Assay', address: parts?.[2] ?? mailFrom }
}
