// Mail as it really leaves: over SMTP, and into the folder.

import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyEmailMail } from '#src/mail/messages/index.ts'
import { mailTransport } from '#src/mail/transport.ts'
import { carrier, mailServer, type TestMailServer } from './support.ts'

const mail = {
  ...verifyEmailMail({ name: 'Ada', siteName: 'Assay', link: 'https://assay.example/verify?token=abc' }),
  id: '0192-77aa',
  to: 'ada+news@reader.example',
  kind: 'verify-email',
  sentAt: new Date('2026-03-14T09:00:00.123Z'),
}

describe('a mail', () => {
  let server: TestMailServer
  beforeAll(async () => {
    server = await mailServer()
  })
  afterAll(() => server.close())

  it('arrives with both parts, from the desk, marked as sent by a machine', async () => {
    const transport = mailTransport(carrier({ smtpUrl: server.url }))
    await transport.send(mail)
    transport.close()
    const [got] = server.mails
    expect(got?.from?.text).toBe('"Assay" <desk@assay.example>')
    expect([got?.to].flat()[0]?.text).toBe('ada+news@reader.example')
    expect(got?.subject).toBe(mail.subject)
    expect(got?.text).toContain('https://assay.example/verify?token=abc')
    expect(got?.html).toContain('href="https://assay.example/verify?token=abc"')
    expect(got?.messageId).toBe('<0192-77aa@assay.example>')
    expect(got?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(got?.date?.toISOString()).toBe('2026-03-14T09:00:00.000Z')
  })

  it('without a server becomes a file that a mail program opens and only its owner reads', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'assay-mail-'))
    await mailTransport(carrier({ dataDir })).send(mail)
    const names = readdirSync(join(dataDir, 'mail'))
    expect(names).toEqual(['20260314T090000123Z_verify-email_ada-news-at-reader.example_192-77aa.eml'])
    const file = join(dataDir, 'mail', names[0]!)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const parsed = await simpleParser(readFileSync(file))
    expect(parsed.text).toContain('Hello Ada,')
    expect(parsed.html).toContain('Hello Ada,')
    expect(readFileSync(file, 'utf8')).toContain('\r\nFrom: Assay <desk@assay.example>\r\n')
  })

  it('cannot leave the folder by its address', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'assay-mail-'))
    await mailTransport(carrier({ dataDir })).send({
      ...mail,
      to: '../../../etc/x@reader.example',
      kind: '../up',
    })
    expect(readdirSync(dataDir)).toEqual(['mail'])
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(1)
  })
})
