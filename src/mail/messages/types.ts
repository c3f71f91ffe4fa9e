// A mail as asked for, and a mail as handed to the carrier.

/** What a mail says, in both its parts. */
export type MailText = { subject: string; text: string; html: string }

/** A mail to one person, as a command asks for it. */
export type Mail = MailText & {
  to: string
  /** What it is about, in kebab case, such as `verify-email`; shown in the admin panel and in file names. */
  kind: string
  /** The id of the article that it is about: its writers see what became of the mail. */
  article?: string
}

/** A mail on its way: `id` is the outbox row's, and makes the Message-ID, so that a repeat can be told. */
export type OutgoingMail = Mail & { id: string; sentAt: Date }

/** Carries one mail; resolves when the other side has taken it. */
export type MailTransport = {
  send: (mail: OutgoingMail) => Promise<void>
  close: () => void
}
