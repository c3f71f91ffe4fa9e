// What other modules use of mail.

export { deliverDue } from './deliver.ts'
export { enqueueMail } from './outbox.ts'
export * from './messages/index.ts'
export { mailTransport } from './transport.ts'
export type { MailTransport } from './messages/types.ts'
