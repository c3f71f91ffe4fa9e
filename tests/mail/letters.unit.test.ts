// What our mails say, and what nobody can make them say.

import { describe, expect, it } from 'vitest'
import {
  accountExistsMail,
  approvedMail,
  changesRequestedMail,
  resetPasswordMail,
  submittedMail,
  verifyEmailMail,
} from '#src/mail/messages/index.ts'
import { plainLine, singleAddress } from '#src/mail/messages/plainLine.ts'
import { failureLine, nextAttempt } from '#src/mail/retries.ts'
import { textOfHtml } from '#src/mail/textOfHtml.ts'

const account = { name: 'Ada', siteName: 'Assay', link: 'https://assay.example/verify?token=a&b=c' }
const move = {
  name: 'Ada',
  headline: 'NdPr <floor>',
  actorName: 'Ines',
  link: 'https://assay.example/admin/collections/articles/1',
}

describe('every mail', () => {
  it.each([
    ['verify', verifyEmailMail(account)],
    ['reset', resetPasswordMail(account)],
    ['exists', accountExistsMail(account)],
    ['account exists, unconfirmed', accountExistsMail({ ...account, isConfirmed: false })],
    ['submitted', submittedMail(move)],
    ['changes', changesRequestedMail({ ...move, note: 'Say where the figure is from.' })],
    ['approved', approvedMail(move)],
  ])('says the same in text and in HTML, with one link and nothing loaded from elsewhere (%s)', (_, mail) => {
    expect(mail.subject).not.toBe('')
    expect(mail.text).toContain('Hello Ada,')
    expect(mail.html).toContain('Hello Ada,')
    const link = mail.text.match(/https:\/\/\S+/g)
    expect(link).toHaveLength(1)
    expect(mail.html.match(/href="([^"]*)"/g)).toHaveLength(1)
    expect(mail.html).toContain(`href="${link![0].replaceAll('&', '&amp;')}"`)
    expect(mail.html).not.toMatch(/<img|<script|<link|url\(|src=/i)
  })

  it('escapes what people wrote', () => {
    const { html, text, subject } = changesRequestedMail({ ...move, note: '<img src=x onerror=alert(1)>' })
    expect(html).toContain('NdPr &lt;floor&gt;')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).toContain('<img src=x onerror=alert(1)>')
    expect(subject).toBe('Changes requested: NdPr <floor>')
  })

  it.each(['https://evil.example', 'win at evil.example now', 'Call +1 555 <b>now</b>', 'x'.repeat(60)])(
    'does not carry a message in the name: %s',
    (name) => {
      const { text, html } = verifyEmailMail({ ...account, name })
      expect(text).toMatch(/^Hello,\n/)
      expect(text + html).not.toContain('evil')
    },
  )

  it('greets by names of all kinds', () => {
    for (const name of ['J. R. O’Neill', 'Zoë Müller-Lüdenscheidt', '王小明', 'Anne-Marie']) {
      expect(verifyEmailMail({ ...account, name }).text).toContain(`Hello ${name},`)
    }
  })
})

describe('a header line', () => {
  it('cannot be ended from inside, nor turned around', () => {
    expect(plainLine('For review:\r\nBcc: everyone@evil.example')).toBe(
      'For review: Bcc: everyone@evil.example',
    )
    expect(plainLine('paid \u202Egnp.exe\u2066 \u0000now')).toBe('paid gnp.exe now')
    expect(plainLine('x'.repeat(500))).toHaveLength(200)
  })

  it('takes exactly one address', () => {
    expect(singleAddress(' ada@reader.example ')).toBe('ada@reader.example')
    for (const bad of [
      'a@b.example, c@d.example',
      'Ada <a@b.example>',
      'a@b.example\r\nRCPT TO:<x@y.example>',
      'nobody',
      '',
      'a@b@c',
    ])
      expect(singleAddress(bad)).toBeNull()
  })
})

describe('a failed attempt', () => {
  const now = new Date('2026-03-14T09:00:00Z')
  const minutes = (attempts: number, error: unknown = new Error('x')) => {
    const at = nextAttempt({ attempts, now, error })
    return at && (at.getTime() - now.getTime()) / 60_000
  }

  it('is repeated after 1, 5, 30, 120 and 360 minutes, then given up', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempts) => minutes(attempts))).toEqual([1, 5, 30, 120, 360, null])
  })

  it('is given up at once when the server says there is no such person, but not when it refuses our password', () => {
    expect(minutes(1, { code: 'EENVELOPE', responseCode: 550 })).toBeNull()
    expect(minutes(1, { code: 'EENVELOPE', responseCode: 451 })).toBe(1)
    expect(minutes(1, { code: 'EAUTH', responseCode: 535 })).toBe(1)
  })

  it('is told without links or credentials', () => {
    const error = {
      code: 'EMESSAGE',
      message:
        'Blocked https://assay.example/reset?token=s3cret\r\nin smtp://user:pw@mail AUTH PLAIN AHVzZXI=',
    }
    expect(failureLine(error)).toBe('EMESSAGE: Blocked (link) in (link) AUTH …')
  })
})

it('reads simple HTML as text', () => {
  expect(
    textOfHtml(
      '<p>You asked &amp; here it is.</p><p><a href="https://a.example/x">Reset</a><br>Bye</p><style>p{}</style>',
    ),
  ).toBe('You asked & here it is.\nReset: https://a.example/x\nBye')
})
