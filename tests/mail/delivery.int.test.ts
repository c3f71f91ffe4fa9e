// The outbox on a real database with a real mail server: sent once, retried with patience, given up in the
// open.

import { createLocalReq, initTransaction, killTransaction, type Payload, type Where } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverDue, enqueueMail, mailTransport, type MailTransport } from '#src/mail/index.ts'
import { forgetOldMail } from '#src/scheduler/jobs.ts'
import { sendForgottenLink } from '#src/staff/passwordLink.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { carrier, mailServer, type TestMailServer } from './support.ts'

const START = new Date('2026-03-14T09:00:00Z')
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const letter = {
  to: 'ada@reader.example',
  subject: 'Hello',
  text: 'Text https://assay.example/verify?token=abc',
  html: '<p>HTML</p>',
  kind: 'test',
}

let newsroom: Newsroom
let payload: Payload
let server: TestMailServer
let transport: MailTransport

beforeAll(async () => {
  newsroom = await openNewsroom()
  payload = newsroom.payload
  server = await mailServer()
  transport = mailTransport(carrier({ smtpUrl: server.url }))
})
afterAll(async () => {
  transport?.close()
  await server?.close()
  await newsroom?.close()
})
beforeEach(async () => {
  server.mails.length = 0
  server.refuseWith(null)
  await payload.delete({ collection: 'outbox', where: { id: { exists: true } }, overrideAccess: true })
})

describe('a mail in the outbox', () => {
  it('is sent once, and its links are forgotten', async () => {
    await post()
    expect(await deliver(START)).toMatchObject({ sent: 1 })
    expect(await deliver(later(10))).toMatchObject({ sent: 0 })
    expect(server.mails.map(({ subject }) => subject)).toEqual(['Hello'])
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'sent', attempts: 1, sentAt: START.toISOString(), lastError: null })
    expect(row?.text).not.toContain('token')
  })

  it('is sent once however many processes deliver at the same time', async () => {
    for (let i = 0; i < 5; i += 1) await post()
    const deliveries = await Promise.all([deliver(START), deliver(START), deliver(START), deliver(START)])
    expect(deliveries.reduce((sum, { sent }) => sum + sent, 0)).toBe(5)
    expect(server.mails).toHaveLength(5)
  })

  it('does not exist when the change that caused it was rolled back', async () => {
    const req = await createLocalReq({}, payload)
    await initTransaction(req)
    await enqueueMail({ req, mail: letter, now: START })
    await killTransaction(req)
    expect(await rows()).toHaveLength(0)
  })

  it('goes to nobody but the one address, whatever was typed', async () => {
    await post({ ...letter, subject: 'Hi\r\nBcc: all@evil.example' })
    await post({ ...letter, to: 'a@b.example, c@d.example' })
    expect(await deliver(START)).toMatchObject({ sent: 1, failed: 0 })
    expect(server.mails.map(({ subject, bcc }) => [subject, bcc])).toEqual([
      ['Hi Bcc: all@evil.example', undefined],
    ])
    expect((await rows('failed'))[0]).toMatchObject({ lastError: 'This is not one e-mail address.' })
  })
})

describe('a clock that ran ahead and was set back', () => {
  it('keeps no mail that was written meanwhile', async () => {
    await enqueueMail({ req: await createLocalReq({}, payload), mail: letter, now: later(60) })
    expect(await deliver(START)).toMatchObject({ sent: 1 })
  })

  it('keeps no mail that was claimed or put off meanwhile, and puts off what is to wait', async () => {
    await post()
    server.refuseWith({ code: 451, text: 'Try again later' })
    await deliver(later(24 * 60))
    server.refuseWith(null)
    expect(await deliver(later(24 * 60))).toMatchObject({ sent: 0 })
    const [row] = await rows()
    await payload.update({
      collection: 'outbox',
      id: row!.id,
      data: { lockedUntil: later(24 * 60).toISOString() },
      overrideAccess: true,
    })
    expect(await deliver(START)).toMatchObject({ sent: 1 })
  })
})

describe('a mail server that refuses', () => {
  it('is asked again after 1, 5, 30, 120 and 360 minutes, then the mail is shown as failed with the reason', async () => {
    server.refuseWith({ code: 451, text: 'Try later' })
    await post()
    const triedAt: number[] = []
    for (const minute of [0, 0.9, 1, 5.9, 6, 35.9, 36, 155.9, 156, 515.9, 516, 2000]) {
      const { retried, failed } = await deliver(later(minute))
      if (retried + failed > 0) triedAt.push(minute)
    }
    expect(triedAt).toEqual([0, 1, 6, 36, 156, 516])
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'failed', attempts: 6 })
    expect(row?.lastError).toContain('451 Try later')
    expect(server.mails).toHaveLength(0)
  })

  it('gets the mail as soon as it is well again', async () => {
    server.refuseWith({ code: 421, text: 'Busy' })
    await post()
    expect(await deliver(START)).toMatchObject({ retried: 1 })
    server.refuseWith(null)
    expect(await deliver(later(0.5))).toMatchObject({ sent: 0 })
    expect(await deliver(later(1))).toMatchObject({ sent: 1 })
    expect((await rows())[0]).toMatchObject({ state: 'sent', attempts: 2, lastError: null })
  })

  it('is believed when it says there is no such person', async () => {
    server.refuseWith({ code: 550, text: 'No such person' })
    await post()
    expect(await deliver(START)).toMatchObject({ failed: 1 })
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 1 })
  })

  it('that is not there is an attempt like any other', async () => {
    await post()
    const nowhere = mailTransport(carrier({ smtpUrl: 'smtp://127.0.0.1:1' }))
    expect(await deliverDue({ payload, now: START, transport: nowhere })).toMatchObject({ retried: 1 })
    expect((await rows())[0]?.lastError).toContain('ECONNREFUSED')
  })

  it('does not keep the next mail waiting', async () => {
    await post({ ...letter, to: 'first@reader.example' })
    await post({ ...letter, to: 'second@reader.example' })
    const picky: MailTransport = {
      ...transport,
      send: (mail) => (mail.to.startsWith('first') ? Promise.reject(new Error('no')) : transport.send(mail)),
    }
    expect(await deliverDue({ payload, now: START, transport: picky })).toMatchObject({ sent: 1, retried: 1 })
  })
})

it('a process that died while sending leaves the mail to the next one, after a minute', async () => {
  await post()
  let end: (reason: Error) => void = () => {}
  const dead: MailTransport = { send: () => new Promise((_, reject) => (end = reject)), close: () => {} }
  const sending = deliverDue({ payload, now: START, transport: dead })
  await expect.poll(async () => (await rows())[0]?.attempts).toBe(1)
  expect(await deliver(later(0.9))).toMatchObject({ sent: 0 })
  expect(await deliver(later(1.1))).toMatchObject({ sent: 1 })
  end(new Error('It is gone.'))
  await sending
  expect(await rows()).toMatchObject([{ state: 'sent' }])
})

it('a colleague’s forgotten password goes through the outbox too', async () => {
  const { email } = newsroom.staff.editor
  await sendForgottenLink({ payload, email, now: new Date() })
  await expect.poll(async () => (await rows()).length).toBe(1)
  expect(await deliver(new Date())).toMatchObject({ sent: 1 })
  const [mail] = server.mails
  expect([mail?.to].flat()[0]?.text).toBe(email)
  expect(mail?.text).toMatch(/http:\/\/localhost:3000\/admin\/\S+/)
})

it('old mail is forgotten: sent after 30 days, failed after 90', async () => {
  await post()
  await deliver(START)
  await forgetOldMail({ payload, now: later(29 * 24 * 60) })
  expect(await rows()).toHaveLength(1)
  await forgetOldMail({ payload, now: later(31 * 24 * 60) })
  expect(await rows()).toHaveLength(0)
  await post({ ...letter, to: 'nobody' })
  await forgetOldMail({ payload, now: new Date() })
  expect(await rows('failed')).toHaveLength(1)
  await forgetOldMail({ payload, now: new Date(Date.now() + 91 * 24 * 3_600_000) })
  expect(await rows('failed')).toHaveLength(0)
})

async function post(mail = letter) {
  await enqueueMail({ req: await createLocalReq({}, payload), mail, now: START })
}

function deliver(now: Date) {
  return deliverDue({ payload, now, transport })
}

async function rows(state?: 'failed') {
  const where: Where = state ? { state: { equals: state } } : {}
  const { docs } = await payload.find({
    collection: 'outbox',
    where,
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}
