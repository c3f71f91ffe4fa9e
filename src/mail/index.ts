// The mail room's doors.
export { mailAdapter } from './adapter.ts'
export { deliverDue, type Delivery } from './deliver.ts'
export { enqueueMail } from './outbox.ts'
export * from './templates.ts'
export { mailTransport } from './transport.ts'
export type { Mail, MailText, MailTransport } from './types.ts'
